// What the bar at the bottom offers on each screen. Back, leaving and help have fixed places there.

import type { KeyboardKind } from '../lib/keys';
import type { Screen } from './journey';
import type { Visit } from './visit.svelte';

export interface Actions {
  /** The one way on. */
  primary?: { action: string; label: string; working?: string; run: (visit: Visit) => unknown };
  back?: boolean;
  /** Both end the visit; `finish` where there is nothing to give up. */
  leave?: 'cancel' | 'finish';
  help?: boolean;
}

const goOn = { action: 'continue', label: 'continue', run: (visit: Visit) => visit.goOn() };
const question: Actions = { primary: goOn, back: true, leave: 'cancel', help: true };

export const ACTIONS: Record<Screen, Actions> = {
  'out-of-service': {},
  welcome: { help: true },
  purpose: { back: true, leave: 'cancel', help: true },
  privacy: question,
  identity: question,
  'old-email': question,
  'new-email': { ...question, primary: { ...goOn, working: 'code-sending' } },
  'confirm-code': { ...question, primary: { ...goOn, working: 'one-moment' } },
  check: {
    ...question,
    primary: { action: 'send', label: 'send', working: 'sending', run: (visit) => visit.send() },
  },
  'not-saved': {
    primary: { action: 'try-again', label: 'try-again', working: 'sending', run: (visit) => visit.send() },
    leave: 'finish',
    help: true,
  },
  done: { primary: { action: 'finish', label: 'finish', run: (visit) => visit.end() }, help: true },
  track: { ...question, primary: { ...goOn, label: 'track-look-up', working: 'track-looking-up' } },
  // Both draw their own.
  'staff-pin': {},
  staff: {},
};

/** The keyboard with which a screen begins; screens without one take no text. */
export const KEYBOARD: Partial<Record<Screen, KeyboardKind>> = {
  identity: 'document',
  'old-email': 'email',
  'new-email': 'email',
  'confirm-code': 'digits',
  track: 'document',
  'staff-pin': 'digits',
};
