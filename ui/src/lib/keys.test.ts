import { describe, expect, it } from 'vitest';
import { LAYOUTS, press } from './keys';

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

it('the e-mail layout has every character of an ordinary address', () => {
  const keys = LAYOUTS.email.join(' ').split(' ');
  for (const needed of [...'abcdefghijklmnopqrstuvwxyz0123456789@.-_+'])
    expect(keys, needed).toContain(needed);
});
