import { describe, expect, it } from 'vitest';
import { bare, forTheEar, holdsValue, spelled } from './ear';

const N = '\u00a0';

describe('a value sounds right', () => {
  it.each([
    ['pt', `200${N}000${N}020`, '2, 0, 0. 0, 0, 0. 0, 2, 0'],
    ['pt', '11000000120', '1, 1. 0, 0, 0. 0, 0, 0. 1, 2, 0'],
    ['pt', `+351${N}912${N}345${N}678`, 'Mais. 3, 5, 1. 9, 1, 2. 3, 4, 5. 6, 7, 8'],
    ['en', `+351${N}912${N}345${N}678`, 'Plus. 3, 5, 1. 9, 1, 2. 3, 4, 5. 6, 7, 8'],
    ['pt', 'ana@sapo.pt', 'A, N, A, Arroba, S, A, P, O, Ponto, P, T'],
    ['en', 'a_b-1@x.pt', 'A, Underscore, B, Hyphen, 1, At sign, X, Dot, P, T'],
    ['hi', 'a@b.in', 'A, @ का निशान, B, डॉट, I, N'],
    ['zh-Hans', 'a@b.cn', 'A, 艾特符号, B, 点, C, N'],
    ['pt', '4FXX-Q2ZD-8KTC', '4, F, X, X. Q, 2, Z, D. 8, K, T, C'],
    ['ur', '۲۰۰۰۰۰۰۲۰', '2, 0, 0. 0, 0, 0. 0, 2, 0'],
    ['hi', '२०००', '2000'],
    ['pt', 'L898902C3', 'L, 8, 9, 8, 9, 0, 2, C, 3'],
    ['en', 'AIMA writes from aima.gov.pt.', 'AIMA writes from aima Dot gov Dot pt.'],
    ['en', 'Send to ana@sapo.pt. Thank you', 'Send to A, N, A, At sign, S, A, P, O, Dot, P, T. Thank you'],
  ])('%s: %s', (language, value, said) => {
    expect(forTheEar(value, { language, words: false })).toBe(said);
  });

  it.each([
    'Saved at 14:32',
    'by 7 December 2026',
    'Step 2 of 5',
    'The NIF has 9 digits.',
    'GDPR, article 6(1)(e)',
    'Code for the staff: disk-full',
    'São 5 dias úteis',
  ])('what is no value stays as it is: %s', (words) => {
    expect(forTheEar(words, { language: 'en', words: false })).toBe(words);
  });

  it('each letter has a word where that is wanted', () => {
    expect(forTheEar('4FXX-Q2ZD-8KTC', { language: 'ur', words: true })).toBe(
      '4, F Foxtrot, X X-ray, X X-ray. Q Quebec, 2, Z Zulu, D Delta. 8, K Kilo, T Tango, C Charlie',
    );
    expect(spelled('ana', { language: 'pt', words: true })).toBe('A Alfa, N November, A Alfa');
  });

  it('no mark that directs the eye is said', () => {
    expect(bare('\u2068 14:32\u2069\n  here\u200f')).toBe('14:32 here');
  });
});

it.each([
  ['ana@sapo.pt', true],
  ['4FXX-Q2ZD-8KTC', true],
  [`200${N}000${N}020`, true],
  ['+351912345678', true],
  ['WM4902WM3', true],
  ['aima.gov.pt', false],
  ['14:32, 7 December 2026', false],
  ['Step 2 of 5', false],
])('%s is a value: %s', (words, value) => {
  expect(holdsValue(words)).toBe(value);
});
