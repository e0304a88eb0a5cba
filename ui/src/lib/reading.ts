// Values as a person reads them back: numbers in groups, dates in words, times by the store's clock.

import { text } from './texts';

const NBSP = '\u00a0';

/** Digits in threes from the right: 200 000 020. Anything but digits is left as it is. */
export function inGroups(value: string): string {
  if (!/^\d+$/.test(value)) return value;
  return value.replace(/\B(?=(\d{3})+$)/g, NBSP);
}

/**
 * A telephone number: +351 912 345 678; numbers of other countries in threes after the plus sign,
 * the last group of two to four.
 */
export function phoneInGroups(value: string): string {
  const portuguese = /^\+351(\d{3})(\d{3})(\d{3})$/.exec(value);
  if (portuguese) return ['+351', ...portuguese.slice(1)].join(NBSP);
  if (!/^\+\d+$/.test(value)) return value;
  return '+' + value.slice(1).replace(/(\d{3})(?=\d{2})/g, `$1${NBSP}`);
}

/** `YYYY-MM-DD` in the words of `language`; what is not such a date is shown as it came. */
export function dateInWords(language: string, date: string): string {
  const parts = /^(\d{4})-(\d{2})-(\d{2})/.exec(date);
  if (!parts) return date;
  return text(language, 'date-in-words', {
    day: String(Number(parts[3])),
    month: Number(parts[2]),
    year: parts[1]!,
  });
}

/** The clock time of an RFC 3339 instant as its own offset tells it: the store's time, not the machine's. */
export function storeTime(instant: string): string {
  return /T(\d{2}:\d{2})/.exec(instant)?.[1] ?? instant;
}
