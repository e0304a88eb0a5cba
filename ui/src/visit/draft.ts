// What the person has typed so far, as typed: the core judges it, and nothing here is ever stored.

import type { EmailAnswer, FieldError, Identity, Kind, RequestDraft } from '../lib/core';
import type { Question } from './journey';

export interface Typed {
  identity: Identity;
  assisted: boolean;
  oldEmail: string;
  /** "I do not know" was pressed: a common, honest answer. */
  oldEmailUnknown: boolean;
  newEmail: string;
  /** The six digits that were mailed to the new address. */
  code: string;
  trackingCode: string;
}

/** The accepted answers as the core shows them; null where the question was not answered yet. */
export interface Shown {
  identity: Identity | null;
  oldEmail: string | null;
  newEmail: string | null;
}

export const nothingTyped = (): Typed => ({
  identity: { nif: '', passport: '', passportCountry: '', niss: '', phone: '' },
  assisted: false,
  oldEmail: '',
  oldEmailUnknown: false,
  newEmail: '',
  code: '',
  trackingCode: '',
});

/** A copy that later typing does not reach. */
export const copyOf = (typed: Typed): Typed => ({ ...typed, identity: { ...typed.identity } });

export const nothingShown = (): Shown => ({ identity: null, oldEmail: null, newEmail: null });

/** A reactivation never carries an address to change to. */
export function requestDraft(kind: Kind, typed: Typed): RequestDraft {
  return {
    kind,
    identity: { ...typed.identity },
    assisted: typed.assisted,
    oldEmail: typed.oldEmailUnknown ? null : typed.oldEmail,
    newEmail: kind === 'reactivate' ? null : typed.newEmail,
  };
}

/** A question about an address that the person must answer before going on. */
export type EmailQuestion = { ask: 'suggestion'; typed: string; suggestion: string } | { ask: 'same-as-old' };

export type EmailVerdict =
  { then: 'error'; code: string } | { then: 'ask'; question: EmailQuestion } | { then: 'go' };

/**
 * What follows from the core's answer about `value`. `kept` is the value that the person has already said
 * to be right, so that nobody is asked the same twice; `resend` that the same address is what they want.
 */
export function judgeEmail(
  answer: EmailAnswer,
  value: string,
  kept: string | null,
  resend: boolean,
): EmailVerdict {
  if (!answer.ok) return { then: 'error', code: answer.error ?? 'email-form' };
  if (answer.suggestion && value !== kept)
    return { then: 'ask', question: { ask: 'suggestion', typed: value, suggestion: answer.suggestion } };
  if (answer.sameAsOld && !resend) return { then: 'ask', question: { ask: 'same-as-old' } };
  return { then: 'go' };
}

/** The question to which a refused field belongs; null for a field that no question has. */
export function questionOf(errors: readonly FieldError[]): Question | null {
  const field = errors[0]?.field;
  if (field === 'old-email' || field === 'new-email') return field;
  const identity = ['nif', 'passport', 'passport-country', 'niss', 'phone', 'identity'];
  return field !== undefined && identity.includes(field) ? 'identity' : null;
}

/**
 * A passport reader types its lines one after the other, each ended by Enter (ICAO 9303: TD3 2 × 44,
 * TD2 2 × 36, TD1 3 × 30). Enter between the lines is not the end.
 */
export function isUnfinishedMrz(value: string): boolean {
  const symbols = value.replace(/\s/g, '');
  return symbols.includes('<') && ![72, 88, 90].includes(symbols.length) && symbols.length < 92;
}
