// Words for the ear: what reads well on a screen does not always sound right. Numbers digit by digit in their groups,
// addresses letter by letter with "at" and "dot" in the person's language, codes sign by sign; everything else as it
// stands. Pure.

import { valueOf } from '../lib/digits';
import { NAMES } from '../lib/keys';
import { text } from '../lib/texts';

/** Between two signs, and between two groups of them: a short and a longer pause of every voice. */
const SIGN = ', ';
const GROUP = '. ';

/** The spelling words of radio (ICAO annex 10, volume II): the same in every language. */
const SPELLING =
  'Alfa Bravo Charlie Delta Echo Foxtrot Golf Hotel India Juliett Kilo Lima Mike November Oscar Papa Quebec Romeo Sierra Tango Uniform Victor Whiskey X-ray Yankee Zulu'.split(
    ' ',
  );

/** What is not to be heard by others even where it is not marked: addresses, codes, longer numbers. */
const EMAIL = String.raw`[^\s@<>()"“”«»]+@[^\s@<>()"“”«»]*[^\s@<>()"“”«».,;:!?।。]`;
const CODE = String.raw`\b[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}\b`;
const PHONE = String.raw`\+\d[\d\u00a0]{5,}\d`;
const NUMBER = String.raw`\b\d[\d\u00a0]{4,}\d\b`;
const DOCUMENT = String.raw`\b(?=[A-Z]*\d)(?=\d*[A-Z])[0-9A-Z]{6,9}\b`;
/** A host: nobody's secret. */
const HOST = String.raw`\b[a-z0-9-]+(?:\.[a-z0-9-]+)*\.[a-z]{2,}\b`;

const VALUES = new RegExp([EMAIL, CODE, PHONE, NUMBER, DOCUMENT].join('|'), 'g');
const ALL = new RegExp([EMAIL, CODE, PHONE, NUMBER, DOCUMENT, HOST].join('|'), 'g');

export interface Ear {
  language: string;
  /** Each letter with a word that begins with it. */
  words: boolean;
}

/** Whether an address, a code or a longer number stands in it. */
export const holdsValue = (words: string): boolean => inLatin(words).search(VALUES) >= 0;

/** Marks that direct the eye: no voice needs them. */
export const bare = (words: string): string =>
  words
    .replace(/[\u2066-\u2069\u200e\u200f]/g, '')
    .replace(/[ \t\n]+/g, ' ')
    .trim();

/** Digits of every script as what they are: not every voice says those of its own. */
const inLatin = (words: string): string => words.replace(/\p{Nd}/gu, (digit) => valueOf(digit) ?? digit);

/** How a text sounds right. */
export function forTheEar(words: string, ear: Ear): string {
  return inLatin(bare(words)).replace(ALL, (value) => {
    if (value.includes('@')) return spelled(value, ear);
    if (/^[+\d\u00a0]+$/.test(value)) return inGroups(value, ear);
    if (/^[0-9A-Z-]+$/.test(value))
      return value
        .split('-')
        .map((group) => spelled(group, ear))
        .join(GROUP);
    return value.replace(/\./g, ` ${sign('.', ear)} `);
  });
}

/** A value that is known to be one: sign by sign, whatever it looks like. */
export function spelled(value: string, ear: Ear): string {
  return [...value.normalize('NFC')].map((each) => sign(each, ear)).join(SIGN);
}

/** How one sign of a value is said: a letter alone would be swallowed by some voices as a part of a word. */
export function sign(each: string, { language, words }: Ear): string {
  if (/^[A-Za-z]$/.test(each)) {
    const letter = each.toUpperCase();
    return words ? `${letter} ${SPELLING[letter.charCodeAt(0) - 65]}` : letter;
  }
  const name = NAMES[each];
  return name ? text(language, `key-${name}`) : (valueOf(each) ?? each);
}

/** As they are written, or in threes from the right: nobody keeps more in mind. */
function inGroups(value: string, ear: Ear): string {
  const plus = value.startsWith('+') ? [sign('+', ear)] : [];
  const digits = value.replace(/^\+/, '');
  const groups = digits.includes('\u00a0')
    ? digits.split('\u00a0')
    : digits.replace(/\B(?=(\d{3})+$)/g, ' ').split(' ');
  return [...plus, ...groups.filter((group) => group !== '').map((group) => [...group].join(SIGN))].join(
    GROUP,
  );
}
