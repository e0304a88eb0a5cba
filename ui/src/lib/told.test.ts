import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { hasText } from './texts';
import { complaints, senders, stepInWords } from './told';

const LIB = fileURLToPath(new URL('.', import.meta.url));
const plain = (words: string) => words.replace(/[\u2068\u2069]/g, '');
const LANGUAGES = ['pt', 'en', 'ar'];

it('every step of the core has words', () => {
  const rust = readFileSync(join(LIB, '../../../crates/protocol/src/steps.rs'), 'utf8');
  const steps = [...rust.matchAll(/Step::\w+ => "([a-z-]+)"/g)].map((match) => match[1]!);
  expect(steps.length).toBe(11);
  for (const step of steps) expect(hasText(`step-${step}`), step).toBe(true);
});

describe('a step', () => {
  it('has its day alone only where the request has arrived', () => {
    const arrived = stepInWords('en', { step: 'checked', date: '2026-12-07', days: null });
    expect(plain(arrived.when ?? '')).toBe('By 7 December 2026');
    for (const language of LANGUAGES) {
      const waits = stepInWords(language, { step: 'checked-if-today', date: '2026-12-07', days: 5 });
      expect(waits.when).toBeUndefined();
      expect(plain(waits.words)).toMatch(/5.*2026/);
    }
  });

  it('without a day says so by itself', () => {
    const { when, words } = stepInWords('pt', { step: 'payment', date: null, days: null });
    expect(when).toBeUndefined();
    expect(words).not.toContain('{');
  });
});

it('what central names is said, and nothing else', () => {
  for (const language of LANGUAGES) {
    expect(plain(senders(language, ['aima.gov.pt', 'new.gov.pt']))).toContain('aima.gov.pt, new.gov.pt');
    expect(complaints(language, { counter: true, site: null })).not.toContain('gov.pt');
    expect(complaints(language, { counter: true, site: 'a.gov.pt' })).toContain('a.gov.pt');
    expect(complaints(language, { counter: false, site: 'a.gov.pt' })).toContain('a.gov.pt');
  }
});
