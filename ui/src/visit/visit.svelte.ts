// One person at the kiosk: where they are, what they typed, what the core answered. Promises: a press while
// an answer is awaited does nothing; an answer that comes after the visit ended is dropped; a refused call
// leaves a sentence and a way on. Judges nothing itself: the core does.

import {
  refusalCode,
  type CodeSending,
  type Core,
  type EmailField,
  type Facts,
  type FieldError,
  type Identity,
  type KioskState,
  type Kind,
  type TrackOutcome,
} from '../lib/core';
import { codeFromScan } from '../lib/reading';
import { hasText, HOME_LANGUAGE, text, type Args } from '../lib/texts';
import {
  copyOf,
  judgeEmail,
  nothingShown,
  nothingTyped,
  questionOf,
  requestDraft,
  type EmailQuestion,
  type Shown,
  type Typed,
} from './draft';
import { pageClock, type Clock } from './idle';
import {
  advance,
  AT_WELCOME,
  otherKind,
  type Journey,
  type Move,
  type Question,
  type Screen,
} from './journey';
import { Mailbox } from './mailbox.svelte';

/** What is wrong with a field, with the values that its sentence names. */
type Wrong = FieldError & { args?: Args };

/** A local call that takes longer will not be answered; the person must not wait for it for ever. */
const CALL_LIMIT_MS = 15_000;
/** Screens on which nothing is lost when the kiosk closes. */
const BEFORE_TYPING: readonly Screen[] = ['welcome', 'purpose', 'privacy', 'track'];

export class Visit {
  kiosk = $state.raw<KioskState | null>(null);
  /** The core did not even say how it is. */
  coreSilent = $state(false);
  /** Changes with each visit: everything drawn under it is thrown away at the end. */
  number = $state(0);
  language = $state(HOME_LANGUAGE);
  journey = $state.raw<Journey>(AT_WELCOME);
  typed = $state<Typed>(nothingTyped());
  shown = $state.raw<Shown>(nothingShown());
  errors = $state.raw<readonly Wrong[]>([]);
  /** Grows with each Continue that was refused, so that focus moves to the summary again. */
  refusals = $state(0);
  question = $state.raw<EmailQuestion | null>(null);
  /** The code of a call that failed for no fault of the person's. */
  trouble = $state<string | null>(null);
  busy = $state(false);
  facts = $state.raw<Facts | null>(null);
  notSavedFault = $state<string | null>(null);
  trackOutcome = $state.raw<TrackOutcome | null>(null);

  private visit: string | null = null;
  /** How often the core told of facts. */
  private pushes = 0;
  private keptEmail: Record<EmailField, string | null> = { 'old-email': null, 'new-email': null };
  /** The press on "call somebody", until the help is closed. */
  private called: Promise<void> | null = null;
  private beforeChange: { typed: Typed; shown: Shown } | null = null;

  readonly mailbox: Mailbox;

  constructor(
    private readonly core: Core,
    clock: Pick<Clock, 'now'> = pageClock,
  ) {
    this.mailbox = new Mailbox(clock);
  }

  get screen(): Screen {
    const closed = this.coreSilent || this.kiosk?.service === 'closed';
    return closed && BEFORE_TYPING.includes(this.journey.screen) ? 'out-of-service' : this.journey.screen;
  }

  get rtl(): boolean {
    return this.kiosk?.languages.find((each) => each.code === this.language)?.rtl ?? false;
  }

  t(id: string, args?: Args): string {
    return text(this.language, id, args);
  }

  errorOf(field: string): string | null {
    return this.errors.find((error) => error.field === field)?.code ?? null;
  }

  /** The words of a refused field, the same beside it and in the summary. */
  errorText(code: string): string {
    const args = this.errors.find((error) => error.code === code)?.args;
    return this.t(hasText(`error-${code}`) ? `error-${code}` : 'error-other', args);
  }

  kioskStateChanged(state: KioskState): void {
    this.coreSilent = false;
    this.kiosk = state;
    if (this.screen === 'out-of-service' && this.visit) void this.end();
  }

  /** Only of the request on the screen: a late job of somebody else's is none of this person's business. */
  factsChanged(facts: Facts): void {
    this.pushes += 1;
    if (this.facts?.trackingCode === facts.trackingCode) this.facts = facts;
  }

  async chooseLanguage(code: string): Promise<void> {
    if (this.visit) {
      const visit = this.visit;
      this.language = code;
      await this.ask(() => this.core.setLanguage(visit, code));
      return;
    }
    const begun = await this.ask(() => this.core.beginVisit(code));
    if (!begun) return;
    this.visit = begun.value.visit;
    this.language = code;
    this.move({ to: 'begin' });
  }

  async choosePurpose(kind: Kind): Promise<void> {
    const chosen = await this.ask((visit) => this.core.choosePurpose(visit, kind));
    if (!chosen) return;
    this.mailbox.forget();
    this.move({ to: 'choose', kind });
  }

  goToTracking(): void {
    this.move({ to: 'track' });
  }

  async goOn(): Promise<void> {
    const { screen } = this.journey;
    if (screen === 'identity') return this.submitIdentity();
    if (screen === 'old-email' || screen === 'new-email') return this.submitEmail(screen);
    if (screen === 'confirm-code') return this.submitCode();
    if (screen === 'track') return this.lookUp();
    this.move({ to: 'next' });
  }

  goBack(): void {
    // The answer under way belongs to this screen; it must not arrive at another.
    if (this.busy) return;
    if (this.journey.screen === 'purpose') return void this.end();
    if (this.beforeChange && this.journey.screen !== 'confirm-code') {
      this.typed = this.beforeChange.typed;
      this.shown = this.beforeChange.shown;
    }
    this.move({ to: 'back' });
  }

  change(question: Question): void {
    if (this.busy) return;
    const before = { typed: copyOf(this.typed), shown: this.shown };
    this.move({ to: 'change', question });
    this.beforeChange = before;
  }

  async doNotKnowOldEmail(): Promise<void> {
    this.typed.oldEmailUnknown = true;
    this.shown = { ...this.shown, oldEmail: null };
    await this.oldEmailAccepted();
  }

  /** The answer to a question about an address. */
  async answer(choice: 'accept-suggestion' | 'keep-mine' | 'resend' | 'other-address'): Promise<void> {
    const { question } = this;
    const field = this.journey.screen;
    if (!question || this.busy || (field !== 'old-email' && field !== 'new-email')) return;
    this.question = null;
    if (question.ask === 'suggestion') {
      const value = choice === 'accept-suggestion' ? question.suggestion : question.typed;
      this.keptEmail[field] = value;
      this.typed[field === 'old-email' ? 'oldEmail' : 'newEmail'] = value;
      return this.submitEmail(field);
    }
    if (choice !== 'resend') return;
    this.journey = advance(this.journey, { to: 'resend' });
    return this.submitEmail(field);
  }

  /** The mailbox cannot be opened here: AIMA mails a link instead. */
  skipCode(): void {
    if (this.busy || this.journey.screen !== 'confirm-code') return;
    this.mailbox.goOnWithout('skipped');
    this.move({ to: 'next' });
  }

  async resendCode(): Promise<void> {
    if (this.journey.screen !== 'confirm-code' || this.mailbox.secondsLeft() > 0) return;
    const answer = await this.askToMail((visit) => this.core.resendCode(visit));
    if (!answer) return;
    this.errors = [];
    if (answer.outcome === 'sent') this.typed.code = '';
    this.mailbox.askedAgain(answer);
  }

  /**
   * A passport reader came to its end: number and country take the place of its lines, or what is wrong with
   * them is said. True when the person can go on.
   */
  async passportRead(): Promise<boolean> {
    const { passport, passportCountry } = this.typed.identity;
    const alone = { ...nothingTyped().identity, passport, passportCountry };
    const checked = await this.ask((visit) => this.core.checkIdentity(visit, alone));
    if (!checked || this.typed.identity.passport !== passport) return false;
    const wrong = checked.value.errors.filter(({ field }) => field.startsWith('passport'));
    if (wrong.length > 0) {
      this.refuse(wrong);
      return false;
    }
    this.errors = this.errors.filter(({ field }) => !field.startsWith('passport'));
    this.takeOverPassport(checked.value.shown);
    return true;
  }

  /** Anything typed takes back the question that was asked about the former value. */
  edited(): void {
    this.question = null;
    this.mailbox.notice = null;
    this.trackOutcome = null;
  }

  async send(): Promise<void> {
    const { kind } = this.journey;
    if (!kind) return;
    const draft = requestDraft(kind, this.typed);
    // No time limit: to say "not saved" of a request that is being saved would be a lie.
    const sent = await this.ask((visit) => this.core.send(visit, draft), Infinity);
    if (!sent) {
      if (this.trouble === null) return;
      this.notSavedFault = this.trouble;
      return this.move({ to: 'not-saved' });
    }
    const outcome = sent.value;
    if (outcome.outcome === 'saved') {
      this.facts = outcome.facts;
      this.move({ to: 'saved' });
      return this.readFacts();
    }
    if (outcome.outcome === 'not-saved') {
      this.notSavedFault = outcome.fault;
      return this.move({ to: 'not-saved' });
    }
    const question = questionOf(outcome.errors);
    if (!question) return void (this.trouble = 'unknown');
    this.change(question);
    this.refuse(outcome.errors);
  }

  async another(): Promise<void> {
    const kind = otherKind(this.journey.saved);
    if (!kind) return;
    const chosen = await this.ask((visit) => this.core.choosePurpose(visit, kind));
    if (!chosen) return;
    this.mailbox.forget();
    this.move({ to: 'another' });
  }

  async printAgain(): Promise<void> {
    if (await this.ask((visit) => this.core.printAgain(visit))) await this.readFacts();
  }

  /** Asks for somebody to come, whatever else is under way. How far that is, the kiosk's state says. */
  async callStaff(screen: Screen): Promise<void> {
    const { number } = this;
    const pressed = this.core.callStaff(this.visit, screen);
    this.called = pressed.catch(() => undefined);
    try {
      await pressed;
    } catch (reason) {
      // Any other failure leaves the button where it is.
      if (this.number === number && refusalCode(reason) === 'stale-visit') await this.end();
    }
  }

  /** The help was closed. A press that is still on its way is heard first. */
  async withdrawCall(): Promise<void> {
    const { called } = this;
    this.called = null;
    if (!called) return;
    await called;
    // The core ends a call with its visit too.
    await this.core.withdrawCall().catch(() => undefined);
  }

  /** Ends the visit: nothing of it stays in the page. */
  async end(): Promise<void> {
    const { visit } = this;
    this.visit = null;
    this.keptEmail = { 'old-email': null, 'new-email': null };
    this.beforeChange = null;
    this.language = HOME_LANGUAGE;
    this.journey = AT_WELCOME;
    this.typed = nothingTyped();
    this.shown = nothingShown();
    this.errors = [];
    this.refusals = 0;
    this.question = null;
    this.trouble = null;
    this.busy = false;
    this.facts = null;
    this.notSavedFault = null;
    this.trackOutcome = null;
    this.mailbox.forget();
    this.number += 1;
    // A core that refuses has ended the visit already; it also ends it when the next one begins.
    if (visit) await this.core.endVisit(visit).catch(() => undefined);
  }

  private async submitIdentity(): Promise<void> {
    const { identity } = copyOf(this.typed);
    const checked = await this.ask((visit) => this.core.checkIdentity(visit, identity));
    if (!checked) return;
    const { ok, errors, shown } = checked.value;
    if (!ok) return this.refuse(errors);
    this.takeOverPassport(shown);
    this.shown = { ...this.shown, identity: shown };
    this.move({ to: 'next' });
  }

  /** The lines of a passport reader are a riddle to whoever sees them; the number and country are not. */
  private takeOverPassport({ passport, passportCountry }: Identity): void {
    if (!this.typed.identity.passport.includes('<')) return;
    this.typed.identity.passport = passport;
    this.typed.identity.passportCountry = passportCountry;
  }

  private async submitEmail(field: EmailField): Promise<void> {
    // A question stands on the screen: it wants its answer first.
    if (this.question) return void (this.refusals += 1);
    const value = field === 'old-email' ? this.typed.oldEmail : this.typed.newEmail;
    const checked = await this.checkEmail(field, value);
    if (!checked) return;
    const resend = this.journey.kind === 'resend';
    const verdict = judgeEmail(checked, value, this.keptEmail[field], resend);
    if (verdict.then === 'error') return this.refuse([{ field, code: verdict.code }]);
    if (verdict.then === 'ask') {
      this.errors = [];
      this.refusals += 1;
      this.question = verdict.question;
      return;
    }
    if (field === 'old-email') {
      this.typed.oldEmailUnknown = false;
      this.shown = { ...this.shown, oldEmail: checked.shown };
      return this.oldEmailAccepted();
    }
    if (resend && !checked.sameAsOld) this.journey = advance(this.journey, { to: 'correct' });
    this.shown = { ...this.shown, newEmail: checked.shown };
    return this.mailCode(checked.shown);
  }

  /** To the code where one could be mailed; where not, or where it is not needed, to the check page. */
  private async mailCode(email: string): Promise<void> {
    const answer = await this.askToMail((visit) => this.core.sendCode(visit, email));
    if (!answer) return;
    const follows = this.mailbox.asked(email, answer);
    if (follows === 'type-the-code') return this.move({ to: 'confirm' });
    if (follows === 'go-on') return this.move({ to: 'next' });
    this.refuse([{ field: 'new-email', code: follows.error }]);
  }

  private async submitCode(): Promise<void> {
    const { code } = this.typed;
    const checked = await this.ask((visit) => this.core.confirmCode(visit, code));
    if (!checked) return;
    const follows = this.mailbox.typed(this.shown.newEmail ?? '', checked.value);
    if (follows === 'go-on') return this.move({ to: 'next' });
    if (follows === 'stay') return void (this.errors = []);
    const { error, tries } = follows;
    this.refuse([{ field: 'code', code: error, ...(tries === undefined ? {} : { args: { tries } }) }]);
  }

  /** A call that fails mails nothing, and holds nobody up. */
  private async askToMail(call: (visit: string) => Promise<CodeSending>): Promise<CodeSending | null> {
    const answer = await this.ask(call);
    if (answer) return answer.value;
    if (this.trouble === null) return null;
    this.trouble = null;
    return { outcome: 'offline' };
  }

  /** A changed old address can make "the same address" true or false: that is asked again. */
  private async oldEmailAccepted(): Promise<void> {
    const { changing, kind } = this.journey;
    const newEmail = this.typed.newEmail;
    if (!changing || kind === 'reactivate' || newEmail === '') return this.move({ to: 'next' });
    const checked = await this.checkEmail('new-email', newEmail);
    if (!checked) return;
    this.move({ to: 'next' });
    if (kind === 'resend' && !checked.sameAsOld) this.journey = advance(this.journey, { to: 'correct' });
    if (kind === 'correct-email' && checked.sameAsOld) {
      this.change('new-email');
      this.question = { ask: 'same-as-old' };
    }
  }

  private async checkEmail(field: EmailField, value: string) {
    const knowsOld = field === 'new-email' && !this.typed.oldEmailUnknown && this.typed.oldEmail !== '';
    const oldEmail = knowsOld ? this.typed.oldEmail : undefined;
    return (await this.ask((visit) => this.core.checkEmail(visit, field, value, oldEmail)))?.value ?? null;
  }

  private async lookUp(): Promise<void> {
    this.typed.trackingCode = codeFromScan(this.typed.trackingCode);
    const { trackingCode } = this.typed;
    const looked = await this.ask(() => this.core.track(trackingCode), 2 * CALL_LIMIT_MS);
    if (!looked) return;
    if (looked.value.outcome === 'bad-code')
      return this.refuse([{ field: 'tracking-code', code: 'tracking-code' }]);
    this.errors = [];
    this.trackOutcome = looked.value;
  }

  private async readFacts(): Promise<void> {
    const { visit } = this;
    if (!visit) return;
    // Refused, it does no harm: every change of the facts is pushed as well. Nor does it when it comes after
    // a push, which is then the later reading.
    const { pushes } = this;
    const facts = await this.core.facts(visit).catch(() => null);
    if (facts && this.visit === visit && this.pushes === pushes) this.factsChanged(facts);
  }

  private refuse(errors: readonly Wrong[]): void {
    this.errors = errors;
    this.refusals += 1;
  }

  private move(move: Move): void {
    this.journey = advance(this.journey, move);
    if (this.journey.screen !== 'confirm-code') this.typed.code = '';
    this.errors = [];
    this.question = null;
    this.trouble = null;
    this.trackOutcome = null;
    if (!this.journey.changing) this.beforeChange = null;
  }

  /** Null when there is nothing to do with the answer: the call failed, or the visit is over. */
  private async ask<T>(
    call: (visit: string) => Promise<T>,
    limit = CALL_LIMIT_MS,
  ): Promise<{ value: T } | null> {
    if (this.busy) return null;
    const { number } = this;
    this.busy = true;
    this.trouble = null;
    try {
      const value = await within(limit, call(this.visit ?? ''));
      return this.number === number ? { value } : null;
    } catch (reason) {
      if (this.number !== number) return null;
      const code = refusalCode(reason);
      if (code === 'stale-visit') void this.end();
      else this.trouble = code;
      return null;
    } finally {
      if (this.number === number) this.busy = false;
    }
  }
}

function within<T>(ms: number, answer: Promise<T>): Promise<T> {
  if (ms === Infinity) return answer;
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject({ code: 'no-answer' }), ms);
    answer.then(resolve, reject).finally(() => clearTimeout(timer));
  });
}
