import { describe, expect, it } from 'vitest';
import { Bounces, LAYOUTS, press } from './keys';

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
