// What a key of a tactile pad, or of a plain keyboard, does. The pad's keys are the configuration's; a plain
// keyboard has its arrows besides; Tab, Enter and Escape do what they do in every page.

import type { Pad } from '../lib/core';

/** What a pad's key can do. */
export type PadKey = keyof Pad;
/** With what a plain keyboard's arrows do. */
export type Does = PadKey | 'left' | 'right';

const PLAIN: Readonly<Record<string, Does>> = {
  ArrowUp: 'up',
  ArrowDown: 'down',
  ArrowLeft: 'left',
  ArrowRight: 'right',
};

type Pressed = Pick<KeyboardEvent, 'code' | 'key' | 'ctrlKey' | 'altKey' | 'metaKey' | 'shiftKey'>;

/** What the key does; null for one that is no key of a pad. */
export function doneBy(pad: Pad, { code, key, ctrlKey, altKey, metaKey, shiftKey }: Pressed): Does | null {
  if (ctrlKey || altKey || metaKey || shiftKey) return null;
  // Some layouts of a machine give a place another name; then what the key writes tells it.
  for (const name of [code, key]) {
    if (!name) continue;
    for (const [does, keys] of Object.entries(pad) as [PadKey, readonly string[]][])
      if (keys.includes(name)) return does;
  }
  return PLAIN[code || key] ?? null;
}

/** The words that say what a key does, where the person may try it. */
export const WORDS: Readonly<Partial<Record<Does, string>>> = {
  previous: 'pad-previous',
  next: 'pad-next',
  left: 'pad-previous',
  right: 'pad-next',
  up: 'pad-up',
  down: 'pad-down',
  select: 'pad-select',
  back: 'pad-back',
  help: 'pad-help',
  louder: 'speech-louder',
  softer: 'speech-softer',
  slower: 'speech-slower',
  faster: 'speech-faster',
  repeat: 'speech-repeat',
  speech: 'pad-speech',
};
