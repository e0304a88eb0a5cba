// The screen of the code, as the page knows it: whether a code is on its way, when another may be asked for,
// how long it can be typed. Pure: the clock's milliseconds are passed in. Whether an address is confirmed
// stands with the address itself (answers).

import type { CodeCheck, CodeSending } from '../lib/core';
import type { Unconfirmed } from './answers';

/** What happened on the screen of the code that is no fault of the person's. */
export type CodeNotice = 'sent-again' | 'offline' | 'slow-down';

export interface Mailbox {
  /** Whether a code is on its way, goes out by itself in a moment, or can no longer be typed. */
  readonly code: 'waiting' | 'sent' | 'spent';
  readonly notice: CodeNotice | null;
  /** By the clock, ms: no other code before. */
  readonly resendAt: number;
  /** By the clock, ms: until then the code that was sent can be typed. */
  readonly livesUntil: number;
}

export const NO_CODE: Mailbox = { code: 'waiting', notice: null, resendAt: 0, livesUntil: 0 };

/** Nobody is made to wait longer for a first code: the request goes on without. */
const LONGEST_WAIT_S = 60;
/** A code can be typed for so long (`EMAIL_CODE_MINUTES` of the protocol). */
export const CODE_LIVES_MS = 15 * 60_000;

/** Whole seconds until another code may be asked for. */
export function secondsLeft(mailbox: Mailbox, now: number): number {
  return Math.max(0, Math.ceil((mailbox.resendAt - now) / 1000));
}

/** What follows from Continue on the address. */
export type AfterAsking =
  | { then: 'type-the-code'; mailbox: Mailbox }
  | { then: 'go-on'; mailbox: 'confirmed' | Unconfirmed }
  | { then: 'error'; code: string };

export function asked(answer: CodeSending, now: number): AfterAsking {
  switch (answer.outcome) {
    case 'sent':
      return { then: 'type-the-code', mailbox: sent(null, answer.resendAfterS, now) };
    case 'slow-down':
      if (answer.seconds > LONGEST_WAIT_S) break;
      return {
        then: 'type-the-code',
        mailbox: { ...NO_CODE, resendAt: now + answer.seconds * 1000, livesUntil: now + CODE_LIVES_MS },
      };
    case 'confirmed':
      return { then: 'go-on', mailbox: 'confirmed' };
    case 'invalid':
      return { then: 'error', code: answer.error };
    case 'offline':
      break;
  }
  return { then: 'go-on', mailbox: 'offline' };
}

/** What follows from "send a new code". */
export function askedAgain(mailbox: Mailbox, answer: CodeSending, now: number): Mailbox {
  switch (answer.outcome) {
    case 'sent':
      // A first code that had to wait needs no word about another one.
      return sent(mailbox.code === 'waiting' ? null : 'sent-again', answer.resendAfterS, now);
    case 'slow-down':
      return {
        ...mailbox,
        resendAt: now + answer.seconds * 1000,
        notice: answer.seconds > LONGEST_WAIT_S ? 'slow-down' : null,
      };
    default:
      return { ...mailbox, notice: 'offline' };
  }
}

function sent(notice: CodeNotice | null, resendAfterS: number, now: number): Mailbox {
  return { code: 'sent', notice, resendAt: now + resendAfterS * 1000, livesUntil: now + CODE_LIVES_MS };
}

/** What follows from the core's answer to a code. */
export type AfterTyping =
  | { then: 'go-on' }
  | { then: 'stay'; mailbox: Mailbox }
  | { then: 'error'; mailbox: Mailbox; code: string; tries?: number };

export function typed(mailbox: Mailbox, answer: CodeCheck): AfterTyping {
  const quiet = { ...mailbox, notice: null };
  switch (answer.outcome) {
    case 'confirmed':
      return { then: 'go-on' };
    case 'wrong':
      return { then: 'error', mailbox: quiet, code: 'code-wrong', tries: answer.triesLeft };
    case 'spent':
      return { then: 'error', mailbox: { ...quiet, code: 'spent' }, code: 'code-spent' };
    case 'incomplete':
      return { then: 'error', mailbox: quiet, code: answer.error };
    default:
      return { then: 'stay', mailbox: { ...quiet, notice: answer.outcome } };
  }
}
