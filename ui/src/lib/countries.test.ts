import { expect, it } from 'vitest';
import { countries, countryName } from './countries';

it('a country is named in the language of the person', () => {
  expect(countryName('pt', 'IND')).toBe('Índia');
  expect(countryName('en', 'CPV')).toBe('Cape Verde');
  expect(countryName('ar', 'MAR')).toBe('المغرب');
});

it('a code that the list does not have is shown as it is', () =>
  expect(countryName('pt', 'UTO')).toBe('UTO'));

const all = (language: string) => countries(language).initials.flatMap((each) => each.countries);

it('every country has a code of three letters, a name, and is listed once', () => {
  const codes = all('pt').map((country) => country.code);
  expect(new Set(codes).size).toBe(codes.length);
  expect(codes.length).toBeGreaterThan(190);
  for (const { code, name } of all('pt')) {
    expect(code).toMatch(/^[A-Z]{3}$/);
    expect(name, code).not.toMatch(/^[A-Z]{2,3}$/);
  }
  for (const { code } of countries('pt').common) expect(codes, code).toContain(code);
});

it('the list is in the order of the alphabet, accents or not', () => {
  const names = all('pt').map((country) => country.name);
  expect(names.indexOf('Áustria')).toBeLessThan(names.indexOf('Bélgica'));
});

it('a country is found under the letter that people look under', () => {
  const letterOf = (language: string, code: string) =>
    countries(language).initials.find(({ countries }) => countries.some((each) => each.code === code))
      ?.letter;
  expect(letterOf('pt', 'AUT'), 'Áustria').toBe('A');
  expect(letterOf('pt', 'IND'), 'Índia').toBe('I');
  expect(letterOf('ar', 'BRA'), 'البرازيل').toBe('ب');
  expect(letterOf('ar', 'DEU'), 'ألمانيا').toBe('ا');
});

it('no letter has more countries than a screen can show', () => {
  for (const language of ['pt', 'en', 'ar', 'fr', 'es', 'uk'])
    for (const { letter, countries: under } of countries(language).initials)
      expect(under.length, `${language} ${letter}`).toBeLessThanOrEqual(30);
});
