// What central wants said at the kiosk, as it is shown: before a language is chosen in every language that it has, later in
// the person's own. Pure.

import type { Announcement, AnnouncedText, Lang } from '../lib/core';

/** A text with its direction. */
export type Shown = AnnouncedText & { rtl: boolean };

/** Whoever's language it lacks reads it in these. */
const FOR_ALL: readonly string[] = ['pt', 'en'];

/** So many characters have room beside the choice of language; beyond that it is said in Portuguese and English there. */
export const ROOM = 500;

const shown = (text: AnnouncedText, languages: readonly Lang[]): Shown => ({
  ...text,
  rtl: languages.some(({ code, rtl }) => code === text.language && rtl),
});

/** For whoever reads `language`. */
export function announcedIn(
  announcements: readonly Announcement[],
  language: string,
  languages: readonly Lang[],
): Shown[] {
  return announcements.flatMap(({ texts }) => {
    const own = texts.filter((text) => text.language === language);
    const read = own.length > 0 ? own : texts.filter((text) => FOR_ALL.includes(text.language));
    return read.map((text) => shown(text, languages));
  });
}

/** For everybody, in the languages that can be chosen here: one language after the other, as they are offered. */
export function announcedToAll(
  announcements: readonly Announcement[],
  languages: readonly Lang[],
  room = ROOM,
): Shown[] {
  const all = announcements.flatMap(({ texts }) => texts);
  const of = (codes: readonly string[]) =>
    codes.flatMap((code) => all.filter((text) => text.language === code));
  const everything = of(languages.map(({ code }) => code));
  const long = everything.reduce((sum, { text }) => sum + [...text].length, 0) > room;
  return (long ? of(FOR_ALL) : everything).map((text) => shown(text, languages));
}
