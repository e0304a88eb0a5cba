// What a key of the on-screen keyboard does to a value and its caret, and how the keys lie. Pure: the
// keyboard's picture is simple-keyboard's, its effect is decided here.

export type KeyboardKind = 'email' | 'digits' | 'phone' | 'document';

export interface Typed {
  value: string;
  caret: number;
}

/** Rows of keys, keys parted by spaces. `{…}` names a key that is not its own letter. */
export const LAYOUTS: Record<KeyboardKind, string[]> = {
  email: [
    '1 2 3 4 5 6 7 8 9 0',
    'q w e r t y u i o p',
    'a s d f g h j k l -',
    'z x c v b n m _ + .',
    '@gmail.com @hotmail.com @outlook.com',
    '@sapo.pt @ {bksp}',
  ],
  digits: ['1 2 3', '4 5 6', '7 8 9', '{none} 0 {bksp}'],
  phone: ['1 2 3', '4 5 6', '7 8 9', '+ 0 {bksp}'],
  document: ['1 2 3 4 5 6 7 8 9 0', 'Q W E R T Y U I O P', 'A S D F G H J K L -', 'Z X C V B N M {bksp}'],
};

/** The value after `key`, with the selection from `start` to `end` replaced. */
export function press(value: string, start: number, end: number, key: string, maxLength: number): Typed {
  if (key === '{none}') return { value, caret: end };
  if (key === '{bksp}') {
    // A whole character goes, also one of two UTF-16 units.
    const from = start === end ? start - ([...value.slice(0, start)].at(-1)?.length ?? 0) : start;
    return { value: value.slice(0, from) + value.slice(end), caret: from };
  }
  if (key.length > 1 && key.startsWith('@')) return withDomain(value, start, end, key, maxLength);
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
