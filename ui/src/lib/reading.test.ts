import { describe, expect, it } from 'vitest';
import { dateInWords, inGroups, phoneInGroups, storeTime } from './reading';

const plain = (value: string) => value.replace(/\u00a0/g, ' ').replace(/[\u2066-\u2069]/g, '');

describe('a value read back', () => {
  it.each([
    ['200000020', '200 000 020'],
    ['11000000120', '11 000 000 120'],
    ['', ''],
    ['AB1234567', 'AB1234567'],
  ])('%s is grouped as %s', (value, shown) => expect(plain(inGroups(value))).toBe(shown));

  it.each([
    ['+351912345678', '+351 912 345 678'],
    ['+8801712345678', '+880 171 234 5678'],
    ['+5511987654321', '+551 198 765 4321'],
    ['912345678', '912345678'],
    ['+351 912 345 678', '+351 912 345 678'],
  ])('telephone %s is shown as %s', (value, shown) => expect(plain(phoneInGroups(value))).toBe(shown));

  it('tells a date in words', () => {
    expect(plain(dateInWords('pt', '2026-11-05'))).toBe('5 de novembro de 2026');
    expect(dateInWords('pt', 'soon')).toBe('soon');
  });

  it("tells the store's time whatever the machine's zone is", () => {
    expect(storeTime('2026-11-05T09:07:00-01:00')).toBe('09:07');
  });
});
