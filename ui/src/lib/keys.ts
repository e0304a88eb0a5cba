// The drawn keyboard: how its keys lie, what a key does to a value and its caret, and which touches are meant.
// Pure; `parts/Keyboard.svelte` draws it.

import { inDigits, type Script } from './digits';

export type KeyboardKind = 'email' | 'digits' | 'phone' | 'document';
/** What can be drawn: a kind, or the signs that an address may have beside the ordinary ones. */
export type Layout = KeyboardKind | 'email-signs';

export interface Typed {
  value: string;
  caret: number;
}

export const BACKSPACE = '{bksp}';
/** No key, so that the others lie where people look for them. */
export const NONE = '{none}';
export const SIGNS = '{signs}';
export const LETTERS = '{letters}';

/** Rows of keys, keys parted by spaces. `{…}` names a key that is not its own letter. */
export const LAYOUTS: Record<Layout, readonly string[]> = {
  email: [
    '1 2 3 4 5 6 7 8 9 0',
    'q w e r t y u i o p',
    'a s d f g h j k l -',
    'z x c v b n m _ + .',
    '@gmail.com @hotmail.com',
    '@outlook.com @sapo.pt',
    `@ ${SIGNS} ${BACKSPACE}`,
  ],
  // RFC 5321, 4.1.2: every character that a local part may have unquoted.
  'email-signs': [
    '1 2 3 4 5 6 7 8 9 0',
    "! # $ % & ' * / = ?",
    '^ ` { | } ~ - _ + .',
    '@gmail.com @hotmail.com',
    '@outlook.com @sapo.pt',
    `@ ${LETTERS} ${BACKSPACE}`,
  ],
  digits: ['1 2 3', '4 5 6', '7 8 9', `${NONE} 0 ${BACKSPACE}`],
  phone: ['1 2 3', '4 5 6', '7 8 9', `+ 0 ${BACKSPACE}`],
  document: [
    '1 2 3 4 5 6 7 8 9 0',
    'Q W E R T Y U I O P',
    'A S D F G H J K L -',
    `Z X C V B N M ${BACKSPACE}`,
  ],
};

/** The keys of a layout, its digits in this script. */
export function rowsOf(layout: Layout, script: Script): string[][] {
  // An address has Latin digits, also where people count in others.
  const digits = layout.startsWith('email') ? 'latin' : script;
  return LAYOUTS[layout].map((row) =>
    row.split(' ').map((key) => (key.length === 1 ? inDigits(digits, key) : key)),
  );
}

/** The tail of the id of a key's name, where its own letter does not say it: many programs that speak skip signs. */
export const NAMES: Readonly<Record<string, string>> = {
  [BACKSPACE]: 'backspace',
  [SIGNS]: 'signs',
  [LETTERS]: 'letters',
  '@': 'at',
  '.': 'dot',
  '-': 'hyphen',
  _: 'underscore',
  '+': 'plus',
  '!': 'exclamation',
  '#': 'hash',
  $: 'dollar',
  '%': 'percent',
  '&': 'and',
  "'": 'apostrophe',
  '*': 'asterisk',
  '/': 'slash',
  '=': 'equals',
  '?': 'question',
  '^': 'caret',
  '`': 'grave',
  '{': 'brace-open',
  '|': 'bar',
  '}': 'brace-close',
  '~': 'tilde',
};

export const isDomain = (key: string): boolean => key.length > 1 && key.startsWith('@');

/** The value after `key`, with the selection from `start` to `end` replaced. */
export function press(value: string, start: number, end: number, key: string, maxLength: number): Typed {
  if (key === NONE || key === SIGNS || key === LETTERS) return { value, caret: end };
  if (key === BACKSPACE) {
    // A whole character goes, also one of two UTF-16 units.
    const from = start === end ? start - ([...value.slice(0, start)].at(-1)?.length ?? 0) : start;
    return { value: value.slice(0, from) + value.slice(end), caret: from };
  }
  if (isDomain(key)) return withDomain(value, start, end, key, maxLength);
  return insert(value, start, end, key, maxLength);
}

/** A domain key replaces the domain that is already there: nobody wants ana@gmail@gmail.com. */
function withDomain(value: string, start: number, end: number, domain: string, maxLength: number): Typed {
  const at = value.indexOf('@');
  if (at === -1) return insert(value, start, end, domain, maxLength);
  const next = value.slice(0, at) + domain;
  return next.length > maxLength ? { value, caret: end } : { value: next, caret: next.length };
}

function insert(value: string, start: number, end: number, added: string, maxLength: number): Typed {
  const next = value.slice(0, start) + added + value.slice(end);
  return next.length > maxLength ? { value, caret: end } : { value: next, caret: start + added.length };
}

/** A finger that leaves a key for less has bounced: nobody presses one key twice in that time, ms. */
export const BOUNCE_MS = 60;

/** Which presses of keys are meant. Keys do not know of each other: two in roll-over are two. */
export class Bounces {
  private readonly left = new Map<string, number>();

  /** Whether a finger that comes down on a key presses it. */
  down(key: string, now: number): boolean {
    return now - (this.left.get(key) ?? -Infinity) >= BOUNCE_MS;
  }

  up(key: string, now: number): void {
    this.left.set(key, now);
  }
}
