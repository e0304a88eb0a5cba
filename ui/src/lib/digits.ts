// The digits of every script in which a language of the kiosk, or a later one, may count: data alone. A language
// whose people type their own digits is one line in `DIGITS_OF`. The core reads all of them as what they are
// (crates/protocol/src/digits.rs).

export type Script =
  'latin' | 'arabic-indic' | 'extended-arabic-indic' | 'devanagari' | 'bengali' | 'gurmukhi' | 'gujarati';

/** From nought to nine. */
export const DIGITS: Record<Script, readonly string[]> = {
  latin: [...'0123456789'],
  'arabic-indic': [...'٠١٢٣٤٥٦٧٨٩'],
  'extended-arabic-indic': [...'۰۱۲۳۴۵۶۷۸۹'],
  devanagari: [...'०१२३४५६७८९'],
  bengali: [...'০১২৩৪৫৬৭৮৯'],
  gurmukhi: [...'੦੧੨੩੪੫੬੭੮੯'],
  gujarati: [...'૦૧૨૩૪૫૬૭૮૯'],
};

/**
 * Where the keys bear another script's digits, with the Latin ones beside them. Every paper that is asked for has
 * Latin digits: in Arabic they stand alone, as in everything else that the page says in it.
 */
export const DIGITS_OF: Readonly<Record<string, Script>> = {
  ur: 'extended-arabic-indic',
  fa: 'extended-arabic-indic',
  hi: 'devanagari',
  ne: 'devanagari',
  bn: 'bengali',
  pa: 'gurmukhi',
  gu: 'gujarati',
};

export const scriptOf = (language: string): Script => DIGITS_OF[language] ?? 'latin';

/** The same in the digits of this script. */
export function inDigits(script: Script, text: string): string {
  return text.replace(/[0-9]/g, (digit) => DIGITS[script][Number(digit)]!);
}

/** The Latin digit that a digit of any script is; none of anything else. */
export function valueOf(digit: string): string | null {
  for (const digits of Object.values(DIGITS)) {
    const value = digits.indexOf(digit);
    if (value >= 0) return String(value);
  }
  return null;
}
