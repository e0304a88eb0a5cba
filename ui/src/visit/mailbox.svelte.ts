// The code to the new mailbox, as the page knows it: whether one is on its way, when another may be asked
// for, and which address was confirmed. The proof itself stays in the core.

import type { CodeCheck, CodeSending } from '../lib/core';
import type { Clock } from './idle';

/** Why an address is not confirmed. */
export type Unconfirmed = 'skipped' | 'offline';

/** What happened on the screen of the code that is no fault of the person's. */
export type CodeNotice = 'sent-again' | 'offline' | 'slow-down';

/** Nobody is made to wait longer for a first code: the request goes on without. */
const LONGEST_WAIT_S = 60;

export class Mailbox {
  notice = $state<CodeNotice | null>(null);
  /** Whether a code is on its way, goes out by itself in a moment, or can no longer be typed. */
  code = $state<'waiting' | 'sent' | 'spent'>('waiting');
  /** By the clock, ms: no other code before. */
  private resendAt = $state(0);
  private confirmed = $state<string | null>(null);
  private why = $state<Unconfirmed>('skipped');

  constructor(private readonly clock: Pick<Clock, 'now'>) {}

  /** Another request, or another person. */
  forget(): void {
    this.notice = null;
    this.code = 'waiting';
    this.resendAt = 0;
    this.confirmed = null;
    this.why = 'skipped';
  }

  isConfirmed(email: string | null): boolean {
    return email !== null && email === this.confirmed;
  }

  /** Why the request goes on without a confirmed address. */
  get reason(): Unconfirmed {
    return this.why;
  }

  goOnWithout(why: Unconfirmed): void {
    this.notice = null;
    this.why = why;
  }

  /** Whole seconds until another code may be asked for. */
  secondsLeft(): number {
    return Math.max(0, Math.ceil((this.resendAt - this.clock.now()) / 1000));
  }

  /** What follows from the core's answer to Continue on the address. */
  asked(email: string, answer: CodeSending): 'type-the-code' | 'go-on' | { error: string } {
    this.notice = null;
    switch (answer.outcome) {
      case 'sent':
        this.wait(answer.resendAfterS);
        this.code = 'sent';
        return 'type-the-code';
      case 'slow-down':
        this.code = 'waiting';
        if (answer.seconds > LONGEST_WAIT_S) break;
        this.wait(answer.seconds);
        return 'type-the-code';
      case 'confirmed':
        this.confirmed = email;
        return 'go-on';
      case 'invalid':
        return { error: answer.error };
      case 'offline':
        break;
    }
    this.goOnWithout('offline');
    return 'go-on';
  }

  /** What follows from the core's answer to "send a new code". */
  askedAgain(answer: CodeSending): void {
    switch (answer.outcome) {
      case 'sent':
        // A first code that had to wait needs no word about another one.
        this.notice = this.code === 'waiting' ? null : 'sent-again';
        this.wait(answer.resendAfterS);
        this.code = 'sent';
        return;
      case 'slow-down':
        this.wait(answer.seconds);
        this.notice = answer.seconds > LONGEST_WAIT_S ? 'slow-down' : null;
        return;
      default:
        this.notice = 'offline';
    }
  }

  /** What follows from the core's answer to a code. */
  typed(email: string, answer: CodeCheck): 'go-on' | 'stay' | { error: string; tries?: number } {
    this.notice = null;
    switch (answer.outcome) {
      case 'confirmed':
        this.confirmed = email;
        return 'go-on';
      case 'wrong':
        return { error: 'code-wrong', tries: answer.triesLeft };
      case 'spent':
        this.code = 'spent';
        return { error: 'code-spent' };
      case 'incomplete':
        return { error: answer.error };
      default:
        this.notice = answer.outcome;
        return 'stay';
    }
  }

  private wait(seconds: number): void {
    this.resendAt = this.clock.now() + seconds * 1000;
  }
}
