// Which screen comes after which. Pure: a journey and a move give the next journey. A move that makes no
// sense where the person is leaves the journey as it was, so a late tap or a late answer does no harm.

import type { Kind } from '../lib/core';

/** The screens that ask for something which the check page shows again. */
export type Question = 'identity' | 'old-email' | 'new-email';

export type Screen =
  | 'out-of-service'
  | 'welcome'
  | 'purpose'
  | 'privacy'
  | Question
  | 'confirm-code'
  | 'check'
  | 'not-saved'
  | 'done'
  | 'track'
  // Beside every journey: see src/staff.
  | 'staff-pin'
  | 'staff';

export interface Journey {
  readonly screen: Screen;
  readonly kind: Kind | null;
  /** On the way to a question from the check page, and back to it. */
  readonly changing: boolean;
  /** What this visit has already saved, oldest first. */
  readonly saved: readonly Kind[];
}

export type Move =
  | { to: 'begin' } // a language was chosen
  | { to: 'choose'; kind: Kind }
  | { to: 'track' }
  | { to: 'next' }
  | { to: 'confirm' } // a code was mailed to the new address
  | { to: 'back' }
  | { to: 'change'; question: Question }
  | { to: 'resend' } // the address is right: send the payment data again
  | { to: 'correct' } // no, it is another address after all
  | { to: 'saved' }
  | { to: 'not-saved' }
  | { to: 'another' };

export const AT_WELCOME: Journey = { screen: 'welcome', kind: null, changing: false, saved: [] };

/**
 * The screens of a request in their order, the first being where Back from the second leads. The code is a
 * part of the new address: it is asked for where one could be mailed, and has no step of its own.
 */
export function path(kind: Kind | null, second: boolean): readonly Screen[] {
  const questions: Screen[] = kind === 'reactivate' ? [] : ['new-email'];
  // The second request of a visit knows who is asking and has read about privacy.
  if (second) return ['done', ...questions, 'check'];
  return ['purpose', 'privacy', 'identity', 'old-email', ...questions, 'check'];
}

/** The other request, once one is saved; none when the visit has made both. */
export function otherKind(saved: readonly Kind[]): Kind | null {
  if (saved.length !== 1) return null;
  return saved[0] === 'reactivate' ? 'correct-email' : 'reactivate';
}

/** "Step 2 of 5", or nothing where counting would not help. */
export function progress(journey: Journey): { step: number; steps: number } | null {
  if (journey.changing || journey.saved.length > 0) return null;
  const counted = path(journey.kind, false).slice(1);
  const at = counted.indexOf(stepOf(journey.screen));
  return at === -1 ? null : { step: at + 1, steps: counted.length };
}

const stepOf = (screen: Screen): Screen => (screen === 'confirm-code' ? 'new-email' : screen);

export function advance(journey: Journey, move: Move): Journey {
  const { screen, kind } = journey;
  const second = journey.saved.length > 0;
  const way = path(kind, second);
  const at = way.indexOf(stepOf(screen));
  switch (move.to) {
    case 'begin':
      return screen === 'welcome' ? { ...AT_WELCOME, screen: 'purpose' } : journey;
    case 'choose':
      return screen === 'purpose' ? { ...journey, kind: move.kind, screen: 'privacy' } : journey;
    case 'track':
      return screen === 'purpose' ? { ...journey, kind: null, screen: 'track' } : journey;
    case 'next':
      if (journey.changing) return { ...journey, changing: false, screen: 'check' };
      // The steps from the purpose, the check page and the end are choices of their own, not Continue.
      return kind && at > 0 && at < way.length - 1 ? { ...journey, screen: way[at + 1]! } : journey;
    case 'confirm':
      return screen === 'new-email' ? { ...journey, screen: 'confirm-code' } : journey;
    case 'back':
      // To correct the address, also on the way from and to the check page.
      if (screen === 'confirm-code') return { ...journey, screen: 'new-email' };
      if (journey.changing) return { ...journey, changing: false, screen: 'check' };
      if (screen === 'purpose') return AT_WELCOME;
      if (screen === 'track') return { ...journey, screen: 'purpose' };
      return at > 0 ? { ...journey, screen: way[at - 1]! } : journey;
    case 'change':
      if (screen !== 'check' && screen !== 'not-saved') return journey;
      return { ...journey, changing: true, screen: move.question };
    case 'resend':
      return screen === 'new-email' ? { ...journey, kind: 'resend' } : journey;
    case 'correct':
      return kind === 'resend' ? { ...journey, kind: 'correct-email' } : journey;
    case 'saved':
      if (!kind || (screen !== 'check' && screen !== 'not-saved')) return journey;
      return { ...journey, screen: 'done', saved: [...journey.saved, kind] };
    case 'not-saved':
      return screen === 'check' || screen === 'not-saved' ? { ...journey, screen: 'not-saved' } : journey;
    case 'another': {
      const other = otherKind(journey.saved);
      if (screen !== 'done' || !other) return journey;
      return { ...journey, kind: other, screen: path(other, true)[1]! };
    }
  }
}
