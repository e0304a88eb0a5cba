import { expect, it } from 'vitest';
import { countries, countryName } from './countries';

it('a country is named in the language of the person', () => {
  expect(countryName('pt', 'IND')).toBe('Índia');
  expect(countryName('en', 'CPV')).toBe('Cape Verde');
  expect(countryName('ar', 'MAR')).toBe('المغرب');
});

it('a code that the list does not have is shown as it is', () =>
  expect(countryName('pt', 'UTO')).toBe('UTO'));

it('every country has a code of three letters, a name, and is listed once', () => {
  const { common, all } = countries('pt');
  const codes = all.map((country) => country.code);
  expect(new Set(codes).size).toBe(codes.length);
  expect(codes.length).toBeGreaterThan(190);
  for (const { code, name } of all) {
    expect(code).toMatch(/^[A-Z]{3}$/);
    expect(name, code).not.toMatch(/^[A-Z]{2,3}$/);
  }
  for (const { code } of common) expect(codes, code).toContain(code);
});

it('the list is in the order of the alphabet, accents or not', () => {
  const names = countries('pt').all.map((country) => country.name);
  expect(names.indexOf('Áustria')).toBeLessThan(names.indexOf('Bélgica'));
});
