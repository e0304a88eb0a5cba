import { describe, expect, it } from 'vitest';
import { DIGITS, DIGITS_OF, inDigits, scriptOf, valueOf, type Script } from './digits';
import { Bounces, LAYOUTS, NAMES, press, rowsOf, type Layout } from './keys';
import { hasText, text } from './texts';

const atEnd = (value: string, key: string, max = 320) => press(value, value.length, value.length, key, max);

describe('a key of the on-screen keyboard', () => {
  it('puts its letter at the caret', () => {
    expect(press('aa', 1, 1, 'n', 320)).toEqual({ value: 'ana', caret: 2 });
  });

  it('replaces what is selected', () => {
    expect(press('anna', 1, 3, 'n', 320)).toEqual({ value: 'ana', caret: 2 });
    expect(press('anna', 1, 3, '{bksp}', 320)).toEqual({ value: 'aa', caret: 1 });
  });

  it('deletes nothing in front of the first letter', () => {
    expect(press('ana', 0, 0, '{bksp}', 320)).toEqual({ value: 'ana', caret: 0 });
    expect(atEnd('', '{bksp}')).toEqual({ value: '', caret: 0 });
  });

  it('deletes a whole character of two units', () => {
    expect(atEnd('a😀', '{bksp}')).toEqual({ value: 'a', caret: 1 });
  });

  it('is not taken when the field is full', () => {
    expect(atEnd('123', '4', 3)).toEqual({ value: '123', caret: 3 });
    expect(atEnd('ana', '@gmail.com', 10)).toEqual({ value: 'ana', caret: 3 });
  });

  it('adds a domain, and replaces the one that is there', () => {
    expect(atEnd('ana', '@gmail.com').value).toBe('ana@gmail.com');
    expect(atEnd('ana@', '@gmail.com').value).toBe('ana@gmail.com');
    expect(atEnd('ana@hotmail.com', '@sapo.pt')).toEqual({ value: 'ana@sapo.pt', caret: 11 });
  });

  it('does nothing where there is no key', () => {
    expect(atEnd('12', '{none}')).toEqual({ value: '12', caret: 2 });
  });
});

it('the e-mail layouts have every character that an address may have', () => {
  const keys = [...LAYOUTS.email, ...LAYOUTS['email-signs']].join(' ').split(' ');
  const ordinary = LAYOUTS.email.join(' ').split(' ');
  for (const needed of [...'abcdefghijklmnopqrstuvwxyz0123456789@.-_+'])
    expect(ordinary, needed).toContain(needed);
  for (const needed of [..."!#$%&'*+/=?^`{|}~"]) expect(keys, needed).toContain(needed);
});

describe('a finger on a key', () => {
  it.each([20, 40, 59])('that bounces after %i ms presses once', (after) => {
    const bounces = new Bounces();
    expect(bounces.down('a', 0)).toBe(true);
    bounces.up('a', 80);
    expect(bounces.down('a', 80 + after)).toBe(false);
  });

  it('that comes back presses again', () => {
    const bounces = new Bounces();
    bounces.up('s', 80);
    expect(bounces.down('s', 180)).toBe(true);
  });

  it('of another hand, in roll-over, presses its own', () => {
    const bounces = new Bounces();
    bounces.up('a', 80);
    expect([bounces.down('n', 85), bounces.down('a', 200)]).toEqual([true, true]);
  });
});

describe('the digits of a script', () => {
  const SCRIPTS = Object.keys(DIGITS) as Script[];
  const drawn = Object.keys(LAYOUTS) as Layout[];

  it.each(SCRIPTS)('%s are ten, in the order in which Unicode has them', (script) => {
    const points = DIGITS[script].map((digit) => digit.codePointAt(0)!);
    expect(points).toEqual(points.map((_, value) => points[0]! + value));
    for (const [value, digit] of DIGITS[script].entries()) {
      expect(digit).toMatch(/^\p{Nd}$/u);
      expect([valueOf(digit), inDigits(script, String(value))]).toEqual([String(value), digit]);
    }
  });

  it('belong to one script each', () => {
    const all = Object.values(DIGITS).flat();
    expect(new Set(all).size).toBe(all.length);
    expect(valueOf('a')).toBeNull();
  });

  it.each(SCRIPTS)('%s stand where the Latin ones do, and not in an address', (script) => {
    for (const layout of drawn) {
      const [latin, own] = [rowsOf(layout, 'latin'), rowsOf(layout, script)];
      expect(own.map((row) => row.map((key) => valueOf(key) ?? key))).toEqual(latin);
      const others = own.flat().filter((key) => valueOf(key) !== null && valueOf(key) !== key);
      expect(others.length).toBe(script === 'latin' || layout.startsWith('email') ? 0 : 10);
    }
  });

  it('are typed like any key', () => {
    expect(press('', 0, 0, '৪', 20)).toEqual({ value: '৪', caret: 1 });
    expect(press('৪২', 2, 2, '{bksp}', 20)).toEqual({ value: '৪', caret: 1 });
  });

  it('are those of whoever reads the language, Latin ones where nothing is said', () => {
    expect(['pt', 'en', 'ar', 'bn', 'ur'].map(scriptOf)).toEqual([
      'latin',
      'latin',
      'latin',
      'bengali',
      'extended-arabic-indic',
    ]);
    for (const script of Object.values(DIGITS_OF)) expect(SCRIPTS).toContain(script);
  });

  it('and every other key have a name that can be spoken, no two of a layout the same', () => {
    for (const language of ['pt', 'en', 'ar'])
      for (const layout of drawn)
        for (const script of SCRIPTS) {
          const keys = rowsOf(layout, script)
            .flat()
            .filter((key) => key !== '{none}');
          const names = keys.map((key) =>
            NAMES[key] ? text(language, `key-${NAMES[key]}`) : (valueOf(key) ?? key),
          );
          for (const name of names) expect(name).toMatch(/[\p{L}\p{N}]/u);
          expect(new Set(names).size).toBe(keys.length);
        }
    for (const name of Object.values(NAMES)) expect(hasText(`key-${name}`), name).toBe(true);
  });
});
