// Which drawing says a purpose, a step or an outcome without words: a thing, and at its corner what happens to it.
// Papers have a drawing of their own (parts/PaperPicture.svelte).

import type { Purpose } from './page-types';

/** What it is about. */
export const THINGS = [
  'envelope',
  'folder',
  'sheet',
  'receipt',
  'button',
  'telephone',
  'counter',
  'person',
  'address',
] as const;
export type Thing = (typeof THINGS)[number];

/** What happens to it. */
export const MARKS = [
  'pen',
  'again',
  'cross',
  'lens',
  'tick',
  'clock',
  'arrives',
  'hand',
  'money',
  'voice',
  'stop',
] as const;
export type Mark = (typeof MARKS)[number];

export interface Drawing {
  readonly thing: Thing;
  readonly mark?: Mark;
}

export const PURPOSES: Record<Purpose | 'track' | 'call-staff', Drawing> = {
  'correct-email': { thing: 'address', mark: 'pen' },
  resend: { thing: 'sheet', mark: 'money' },
  reactivate: { thing: 'folder', mark: 'again' },
  closed: { thing: 'folder', mark: 'cross' },
  track: { thing: 'receipt', mark: 'lens' },
  'call-staff': { thing: 'person', mark: 'voice' },
};

/** By the tail of a step's sentence: `step-…`. */
export const STEPS: Record<string, Drawing> = {
  confirm: { thing: 'telephone', mark: 'arrives' },
  'confirm-here': { thing: 'button', mark: 'hand' },
  'old-address': { thing: 'address', mark: 'arrives' },
  'answer-here': { thing: 'button', mark: 'hand' },
  checked: { thing: 'sheet', mark: 'lens' },
  'checked-if-today': { thing: 'sheet', mark: 'lens' },
  answer: { thing: 'envelope', mark: 'arrives' },
  replaced: { thing: 'address', mark: 'tick' },
  payment: { thing: 'envelope', mark: 'money' },
  reactivated: { thing: 'folder', mark: 'tick' },
  counter: { thing: 'counter' },
};

/** By the name of a state: `state-…`. */
export const OUTCOMES: Record<string, Drawing> = {
  'not-here-yet': { thing: 'sheet', mark: 'clock' },
  'being-checked': { thing: 'sheet', mark: 'lens' },
  done: { thing: 'sheet', mark: 'tick' },
  'come-to-the-counter': { thing: 'counter' },
  stopped: { thing: 'sheet', mark: 'stop' },
};
