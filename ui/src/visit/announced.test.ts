import { describe, expect, it } from 'vitest';
import type { Announcement, Lang } from '../lib/core';
import { announcedIn, announcedToAll, ROOM } from './announced';

const LANGUAGES: Lang[] = [
  { code: 'pt', name: 'Português', rtl: false },
  { code: 'en', name: 'English', rtl: false },
  { code: 'ar', name: 'العربية', rtl: true },
  { code: 'ru', name: 'Русский', rtl: false },
];
const notice = (texts: Record<string, string>): Announcement => ({
  texts: Object.entries(texts).map(([language, text]) => ({ language, text })),
});
const words = (shown: { text: string }[]) => shown.map(({ text }) => text);

const EARLY = notice({
  ar: 'نغلق اليوم في الساعة 16:00.',
  en: 'We close at 16:00.',
  pt: 'Fechamos às 16:00.',
});
const WAIT = notice({ pt: 'Espera longa.' });

describe('in a visit', () => {
  it('a notice is read in the language that was chosen, in its direction', () => {
    expect(announcedIn([EARLY], 'ar', LANGUAGES)).toEqual([
      { language: 'ar', text: 'نغلق اليوم في الساعة 16:00.', rtl: true },
    ]);
  });

  it('one that lacks that language is read in Portuguese and English', () => {
    expect(words(announcedIn([EARLY, WAIT], 'ru', LANGUAGES))).toEqual([
      'We close at 16:00.',
      'Fechamos às 16:00.',
      'Espera longa.',
    ]);
  });
});

describe('before a language is chosen', () => {
  it('it is said in each that is offered, in that order, and in no other', () => {
    const other = notice({ pt: 'Um.', xx: 'Ahoy.' });
    expect(words(announcedToAll([EARLY, other], LANGUAGES))).toEqual([
      'Fechamos às 16:00.',
      'Um.',
      'We close at 16:00.',
      'نغلق اليوم في الساعة 16:00.',
    ]);
  });

  it('what has no room in all of them is said in Portuguese and English', () => {
    const long = notice({ pt: 'é'.repeat(ROOM / 2), en: 'e'.repeat(ROOM / 2), ru: 'е' });
    expect(announcedToAll([long], LANGUAGES).map(({ language }) => language)).toEqual(['pt', 'en']);
    const less = notice({ pt: 'é'.repeat(ROOM / 2), en: 'e'.repeat(ROOM / 2 - 1), ru: 'е' });
    expect(announcedToAll([less], LANGUAGES)).toHaveLength(3);
  });

  it('nothing is said where nothing is announced', () => {
    expect(announcedToAll([], LANGUAGES)).toEqual([]);
    expect(announcedIn([], 'pt', LANGUAGES)).toEqual([]);
  });
});
