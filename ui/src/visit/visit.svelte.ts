// One person at the kiosk: the state of the moment, and what the core is asked about it. Promises: a press
// while an answer is awaited asks nothing twice; Back drops the waiting, and what comes later is ignored; a
// visit that is being saved is not ended; a refused call leaves a sentence and a way on. Judges nothing
// itself: the core does.

import {
  refusalCode,
  type CodeSending,
  type Core,
  type EmailField,
  type Facts,
  type KioskState,
  type PaperName,
  type Purpose,
  type Reading,
  type ReceiptLine,
} from '../lib/core';
import { SILENCE, type Hearing } from '../speech/hearing';
import { hasText, HOME_LANGUAGE, isOfStaff, load, text, type Args } from '../lib/texts';
import {
  identityOf,
  judgeEmail,
  questionOf,
  requestDraft,
  takesNewEmail,
  withNewEmail,
  withOldEmail,
  withPaper,
  type Answers,
  type Question,
} from './answers';
import { pageClock, type Clock } from './idle';
import { loss, type Loss } from './leaving';
import { USUAL, type Look } from './look';
import * as codes from './mailbox';
import * as to from './state';
import { AT_WELCOME, type Screen, type State, type Talk, type Wrong } from './state';

/** What lies over the screen and wants an answer. */
export type Over = { name: 'leave'; loss: Loss } | { name: 'another-person' };

/** Everything that the page knows of a visit; a new visit is a new value. */
interface Present {
  /** The core's name for the visit. */
  readonly id: string | null;
  readonly language: string;
  readonly look: Look;
  readonly hearing: Hearing;
  readonly state: State;
  /** Of every request of the visit, oldest first. */
  readonly facts: readonly Facts[];
  /** The whole new address of each, by tracking code, until the idle question was shown. */
  readonly addresses: Readonly<Record<string, string>>;
  /** The call whose answer is awaited. */
  readonly waiting: Waiting | null;
  readonly over: Over | null;
  readonly idleAsked: boolean;
  readonly notSavedFault: string | null;
}

interface Waiting {
  readonly saving: boolean;
  /** It takes so long that a word is due. */
  readonly slow: boolean;
}

const NOBODY: Present = {
  id: null,
  language: HOME_LANGUAGE,
  look: USUAL,
  hearing: SILENCE,
  state: AT_WELCOME,
  facts: [],
  addresses: {},
  waiting: null,
  over: null,
  idleAsked: false,
  notSavedFault: null,
};

/** A local call that takes longer will not be answered; the person must not wait for it for ever. */
const CALL_LIMIT_MS = 15_000;
/** A call to mail something that failed before the core could answer. */
const UNHEARD: CodeSending = { outcome: 'offline' };
/** Nobody looks at a button that does nothing for longer than this without a word. */
const SLOW_MS = 2_000;
/** Screens on which nothing is lost when the kiosk closes. */
const BEFORE_TYPING: readonly Screen[] = ['welcome', 'purpose', 'privacy', 'track'];

/** `dropped`: the person went back, the visit is over, or another answer was awaited already. */
type Answer<T> = { came: 'answer'; value: T } | { came: 'failed'; code: string } | { came: 'dropped' };

export class Visit {
  kiosk = $state.raw<KioskState | null>(null);
  /** The core did not even say how it is. */
  coreSilent = $state(false);
  /** Changes with each visit: everything drawn under it is thrown away at the end. */
  number = $state(0);
  /** Grows with each Continue that was refused, so that focus moves to the summary again. */
  refusals = $state(0);
  /** All of the screen's content has been on the screen. */
  readWhole = $state(true);
  /** The choice of letters and colours is open. */
  lookOpen = $state(false);
  /** The person moves by the keys of a pad or a keyboard. */
  byKeys = $state(false);
  /** They try what each key does. */
  tryingKeys = $state(false);
  /** The choice of how the screen is read aloud is open. */
  speechOpen = $state(false);
  /** Staff look at the screen: the visit goes on, in its own language, when they have left. */
  private forStaff = $state(false);
  private staffLanguage = $state<string | null>(null);
  /** The language that was chosen last: an earlier one that is loaded later is not shown. */
  private wanted = '';
  private present = $state.raw<Present>(NOBODY);
  /** How often the core told of facts. */
  private pushes = 0;

  constructor(
    private readonly core: Core,
    private readonly clock: Pick<Clock, 'now'> = pageClock,
  ) {}

  get state(): State {
    return this.present.state;
  }

  get answers(): Answers {
    return this.state.answers;
  }

  get saving(): boolean {
    return this.present.waiting?.saving ?? false;
  }

  get facts(): readonly Facts[] {
    return this.present.facts;
  }

  // Derived, not merely read: every key makes a new `present`, and nothing is drawn anew for what stayed the same.

  /** That of the person; staff have theirs, or Portuguese. */
  readonly language: string = $derived.by(() => {
    const { language } = this.present;
    if (!this.forStaff) return language;
    return this.staffLanguage ?? (isOfStaff(language) ? language : HOME_LANGUAGE);
  });

  readonly look: Look = $derived(this.present.look);

  readonly screen: Screen = $derived.by(() => {
    const closed = this.coreSilent || this.kiosk?.service === 'closed';
    return closed && BEFORE_TYPING.includes(this.state.screen) ? 'out-of-service' : this.state.screen;
  });

  readonly rtl: boolean = $derived(
    this.kiosk?.languages.find((each) => each.code === this.language)?.rtl ?? false,
  );

  readonly busy: boolean = $derived(this.present.waiting !== null);
  readonly slow: boolean = $derived(this.present.waiting?.slow ?? false);
  readonly over: Over | null = $derived(this.present.over);
  readonly notSavedFault: string | null = $derived(this.present.notSavedFault);
  readonly errors: readonly Wrong[] = $derived(this.state.talk.errors);
  readonly question: Talk['question'] = $derived(this.state.talk.question);
  readonly trouble: string | null = $derived(this.state.talk.trouble);
  readonly trackOutcome: Talk['trackOutcome'] = $derived(this.state.talk.trackOutcome);

  /** Somebody was called, and the call is not over. */
  get callOpen(): boolean {
    const stage = this.kiosk?.helpCall?.stage;
    return stage === 'calling' || stage === 'called' || stage === 'coming';
  }

  // What is typed. Anything typed takes back the question that was asked about the former value.

  get trackingCode(): string {
    return this.state.trackingCode;
  }
  set trackingCode(trackingCode: string) {
    this.go({ ...this.state, trackingCode });
  }

  get code(): string {
    return this.state.code;
  }
  set code(code: string) {
    this.go({ ...this.state, code });
  }

  get oldEmail(): string {
    return this.answers.oldEmail.typed;
  }
  /** Typing releases "I do not know". */
  set oldEmail(typed: string) {
    this.answerWith(withOldEmail(this.answers, { typed, pressed: null }));
  }

  get newEmail(): string {
    return this.answers.newEmail.typed;
  }
  set newEmail(typed: string) {
    this.answerWith(withNewEmail(this.answers, { typed }));
  }

  typePaper(paper: PaperName, typed: string): void {
    this.answerWith(withPaper(this.answers, paper, { typed }));
  }

  choosePassportCountry(country: string): void {
    this.answerWith(withPaper(this.answers, 'passport', { country }));
  }

  toggleAssisted(): void {
    this.answerWith({ ...this.answers, assisted: !this.answers.assisted });
  }

  toggleRenewed(): void {
    this.answerWith({ ...this.answers, passportRenewed: !this.answers.passportRenewed });
  }

  toggleHelpers(): void {
    this.answerWith(withOldEmail(this.answers, { helpers: !this.answers.oldEmail.helpers }));
  }

  contentShown(all: boolean): void {
    this.readWhole = all;
  }

  edited(): void {
    const { mailbox } = this.state;
    this.go({ ...this.state, mailbox: { ...mailbox, notice: null } });
    this.say({ question: null, notice: null, trackOutcome: null });
  }

  // Words.

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

  // What the core tells by itself.

  kioskStateChanged(state: KioskState): void {
    this.coreSilent = false;
    this.kiosk = state;
    if (this.screen === 'out-of-service' && this.present.id) void this.end();
  }

  /** Only of the requests on the screen: a late job of somebody else's is none of this person's business. */
  factsChanged(told: readonly Facts[]): void {
    this.pushes += 1;
    const facts = this.facts.map(
      (known) => told.find(({ trackingCode }) => trackingCode === known.trackingCode) ?? known,
    );
    const { over } = this;
    if (over?.name !== 'leave') return this.update({ facts });
    // Whoever waited for the receipt has it now.
    const left = loss(this.state, facts);
    this.update({ facts, over: left && { name: 'leave', loss: left } });
  }

  // The visit, in its order.

  async chooseLanguage(code: string): Promise<void> {
    if (this.present.id) return this.readIn(code);
    if (this.kiosk?.printingForLast) return;
    const begun = await this.ask(() => load(code).then(() => this.core.beginVisit(code)));
    // The welcome says by itself that a receipt is still coming out.
    if (begun.came === 'failed' && begun.code === 'printing') this.say({ trouble: null });
    if (begun.came !== 'answer') return;
    // What was asked at the welcome was nobody's visit.
    this.update({ id: begun.value.visit, language: code, idleAsked: false, addresses: {} });
    this.go(to.begin(this.state));
  }

  /** The page speaks it at once; what is written about a request follows the language of its check page. */
  async readIn(language: string): Promise<void> {
    const { number } = this;
    this.wanted = language;
    try {
      await load(language);
    } catch {
      return this.say({ trouble: 'unknown' });
    }
    if (this.number !== number || this.wanted !== language) return;
    if (this.forStaff) return void (this.staffLanguage = language);
    this.update({ language });
    const { id } = this.present;
    if (!id) return;
    await this.core.setLanguage(id, language).catch((reason) => {
      if (this.number === number && refusalCode(reason) === 'stale-visit') this.reset();
    });
  }

  /** Staff have come, or have left. */
  showStaff(there: boolean): void {
    this.forStaff = there;
    if (!there) this.staffLanguage = null;
  }

  setLook(look: Look): void {
    this.update({ look });
  }

  readonly hearing: Hearing = $derived(this.present.hearing);

  setHearing(hearing: Hearing): void {
    this.update({ hearing });
  }

  /** What stands on the newest receipt, in the person's language; nothing where that cannot be told. */
  async receiptWords(): Promise<readonly ReceiptLine[]> {
    const { id } = this.present;
    const newest = this.facts.at(-1);
    if (!id || !newest) return [];
    return this.core.receiptWords(id, newest.trackingCode).catch(() => []);
  }

  async choosePurpose(purpose: Purpose): Promise<void> {
    const chosen = await this.ask((visit) => this.core.choosePurpose(visit, purpose));
    if (chosen.came === 'answer') this.go(to.choosePurpose(this.state, purpose));
  }

  goToTracking(): void {
    if (!this.busy) this.go(to.toTracking(this.state));
  }

  async goOn(): Promise<void> {
    const { screen } = this.state;
    const paper = to.paperOf(screen);
    if (paper) return this.submitPaper(paper);
    if (screen === 'identity') return this.submitIdentity();
    if (screen === 'old-email') return this.submitOldEmail();
    if (screen === 'new-email') return this.submitNewEmail();
    if (screen === 'confirm-code') return this.submitCode();
    if (screen === 'track') return this.lookUp();
    if (!this.busy) this.go(to.next(this.state));
  }

  /** An answer under way is waited for no longer; only saving is seen to its end. */
  goBack(): void {
    if (this.saving) return;
    this.update({ waiting: null });
    const before = to.back(this.state);
    if (before) return this.go(before);
    // Back to the welcome deletes what was typed: that is asked. Somebody who was called comes all the same.
    const lost = loss(this.state, this.facts);
    if (lost) this.update({ over: { name: 'leave', loss: lost } });
    else void this.end();
  }

  change(question: Question): void {
    if (!this.busy) this.go(to.change(this.state, question));
  }

  openPaper(paper: PaperName): void {
    if (!this.busy) this.go(to.openPaper(this.state, paper));
  }

  /** "I do not have it", or the mailbox cannot be opened here: AIMA mails a link instead. */
  skip(): void {
    if (this.busy) return;
    const paper = to.paperOf(this.state.screen);
    if (paper) this.go(to.paperNone(this.state, paper));
    if (this.state.screen === 'confirm-code') this.go(to.withMailbox(this.state, 'skipped'));
  }

  /** The address that AIMA has is not known, or there is none. Pressed again, it is released. */
  async pressOldEmail(pressed: 'unknown' | 'none'): Promise<void> {
    if (this.busy || this.state.screen !== 'old-email') return;
    const release = this.answers.oldEmail.pressed === pressed;
    this.answerWith(withOldEmail(this.answers, { pressed: release ? null : pressed }));
    if (!release) await this.oldEmailAccepted();
  }

  /** The answer to a question about an address. */
  async answer(choice: 'accept-suggestion' | 'keep-mine' | 'resend' | 'other-address'): Promise<void> {
    const { question } = this;
    if (!question || this.busy || this.state.screen !== 'new-email') return;
    this.say({ question: null });
    if (question.ask === 'suggestion') {
      const typed = choice === 'accept-suggestion' ? question.suggestion : question.typed;
      this.answerWith(withNewEmail(this.answers, { typed, kept: typed }));
      return this.submitNewEmail();
    }
    if (question.ask !== 'same-as-old' || choice !== 'resend') return;
    this.answerWith({ ...this.answers, resendSame: true });
    return this.submitNewEmail();
  }

  /** The answer to the question whose telephone number it is. */
  async choosePhone(value: string): Promise<void> {
    if (this.busy || this.state.screen !== 'identity-phone') return;
    this.typePaper('phone', value);
    this.say({ question: null });
    return this.submitPaper('phone');
  }

  /** Whole seconds until another code may be asked for. */
  secondsUntilResend(): number {
    return codes.secondsLeft(this.state.mailbox, this.clock.now());
  }

  async resendCode(): Promise<void> {
    if (this.state.screen !== 'confirm-code' || this.secondsUntilResend() > 0) return;
    const answer = await this.askToMail((visit) => this.core.resendCode(visit));
    if (!answer) return;
    const mailbox = codes.askedAgain(this.state.mailbox, answer, this.clock.now());
    const code = answer.outcome === 'sent' ? '' : this.state.code;
    this.go({ ...this.state, mailbox, code });
    this.say({ errors: [] });
  }

  /**
   * What a reader typed, wherever the focus is. A passport is taken where papers are asked for, a tracking
   * code where one is; elsewhere one sentence, and nothing changes.
   */
  async readerTyped(raw: string): Promise<void> {
    const { number } = this;
    const { screen } = this.state;
    const asksPaper = screen === 'identity' || to.paperOf(screen) !== null;
    if (!asksPaper && screen !== 'track') return this.say({ notice: 'reader-not-here' });
    const reading: Reading = await this.core.read(raw).catch(() => ({ reading: 'unknown' }));
    // The sheet is another one by now.
    if (this.number !== number || this.state.screen !== screen) return;
    if (screen === 'track') return this.trackingCodeRead(reading);
    switch (reading.reading) {
      case 'passport': {
        const shown = { value: reading.number, country: reading.country };
        this.go(to.paperGiven(this.state, 'passport', shown));
        return this.say({ notice: 'reader-passport' });
      }
      case 'other-paper':
        return this.say({ notice: `reader-${reading.paper}` });
      default:
        return this.say({ notice: `reader-${reading.reading}` });
    }
  }

  /** What was read while a question lay over the screen is nobody's: who read it may not be who is asked. */
  readerUnderQuestion(): void {
    this.say({ notice: 'reader-question' });
  }

  async send(): Promise<void> {
    const { purpose, answers, screen } = this.state;
    // Nothing is sent that was not visible.
    if (screen === 'check' && !this.readWhole) return;
    // What is tried again is what the check page said, in the language in which it said it.
    const language = screen === 'not-saved' ? (this.state.sentIn ?? this.language) : this.language;
    const draft = purpose && requestDraft(purpose, answers, language);
    if (!draft) return;
    // No time limit: to say "not saved" of a request that is being saved would be a lie.
    const sent = await this.ask((visit) => this.core.send(visit, draft), { saving: true });
    if (sent.came === 'dropped') return;
    if (sent.came === 'failed') return this.notSaved(sent.code, language);
    const outcome = sent.value;
    if (outcome.outcome === 'saved') {
      const { facts } = outcome;
      const address = this.present.idleAsked ? null : draft.newEmail;
      const addresses = address
        ? { ...this.present.addresses, [facts.trackingCode]: address }
        : this.present.addresses;
      this.update({ facts: [...this.facts, facts], addresses });
      this.go(to.saved(this.state, facts.kind));
      return this.readFacts();
    }
    if (outcome.outcome === 'not-saved') return this.notSaved(outcome.fault, language);
    const question = questionOf(outcome.errors);
    if (!question) return this.say({ trouble: 'unknown' });
    this.change(question);
    this.refuse(outcome.errors);
  }

  // The end page.

  async another(): Promise<void> {
    const purpose = to.otherPurpose(this.state);
    if (!purpose) return;
    const chosen = await this.ask((visit) => this.core.choosePurpose(visit, purpose));
    if (chosen.came === 'answer') this.go(to.another(this.state));
  }

  /** Never once somebody else may stand here. */
  get offersAnotherPerson(): boolean {
    return !this.present.idleAsked && to.takesAnotherPerson(this.state);
  }

  askAnotherPerson(): void {
    if (this.offersAnotherPerson && !this.busy) this.update({ over: { name: 'another-person' } });
  }

  /** The address is that person's too, or they have their own. */
  async anotherPerson(address: 'same' | 'own'): Promise<void> {
    if (!this.offersAnotherPerson) return;
    const begun = await this.ask((visit) => this.core.anotherPerson(visit));
    this.update({ over: null });
    if (begun.came === 'answer') this.go(to.anotherPerson(this.state, address));
  }

  async printAgain(trackingCode: string): Promise<void> {
    const asked = await this.ask((visit) => this.core.printAgain(visit, trackingCode));
    if (asked.came === 'answer') await this.readFacts();
  }

  /** The whole new address of a request; null where it must not be shown any more. */
  addressOf(trackingCode: string): string | null {
    return this.present.addresses[trackingCode] ?? null;
  }

  // Rest, calls, the end.

  /** Somebody was asked whether they are there: whoever answers may be another. */
  idleQuestionShown(): void {
    const { id, idleAsked, over } = this.present;
    this.update({ addresses: {}, idleAsked: true, over: over?.name === 'another-person' ? null : over });
    if (id && !idleAsked) void this.core.idleAsked(id).catch(() => undefined);
  }

  /** Asks for somebody to come, whatever else is under way. How far that is, the kiosk's state says. */
  async callStaff(screen: Screen): Promise<void> {
    const { number } = this;
    try {
      await this.core.callStaff(this.present.id, screen);
    } catch (reason) {
      // Any other failure leaves the button where it is.
      if (this.number === number && refusalCode(reason) === 'stale-visit') this.reset();
    }
  }

  async endCall(): Promise<void> {
    await this.core.endCall().catch(() => undefined);
  }

  /** Asks first where something would be lost. */
  leave(): void {
    if (this.saving) return;
    const lost = loss(this.state, this.facts);
    if (lost) this.update({ over: { name: 'leave', loss: lost } });
    else void this.leaveNow();
  }

  stay(): void {
    if (!this.busy || this.over?.name === 'leave') this.update({ over: null });
  }

  /** The person goes, and whoever was called need not come. */
  async leaveNow(): Promise<void> {
    if (this.saving) return;
    if (this.kiosk?.helpCall) void this.endCall();
    await this.end();
  }

  /** Ends the visit: nothing of it stays in the page. Not while a request is being saved. */
  async end(): Promise<void> {
    if (this.saving) return;
    const { id } = this.present;
    this.reset();
    // A core that refuses has ended the visit already; it also ends it when the next one begins.
    if (id) await this.core.endVisit(id).catch(() => undefined);
  }

  private reset(): void {
    this.present = NOBODY;
    this.lookOpen = this.byKeys = this.tryingKeys = this.speechOpen = false;
    this.refusals = 0;
    this.number += 1;
  }

  private async submitPaper(paper: PaperName): Promise<void> {
    // A question stands on the screen: it wants its answer first.
    if (this.question) return void (this.refusals += 1);
    const { typed, country } = this.answers.papers[paper];
    if (typed.trim() === '') return this.refuse([{ field: paper, code: 'paper-empty' }]);
    // Whoever leaves out a telephone number's country has perhaps that of the passport.
    const known = paper === 'phone' ? (this.answers.papers.passport.given?.country ?? '') : country;
    const checked = await this.ask((visit) =>
      this.core.checkPaper(visit, { paper, value: typed, country: known }),
    );
    if (checked.came !== 'answer') return;
    const { ok, error, shown, question } = checked.value;
    if (question) {
      this.refusals += 1;
      return this.say({ errors: [], question });
    }
    if (!ok) return this.refuse(error ? [error] : [{ field: paper, code: 'other' }]);
    this.go(to.toTiles(to.paperGiven(this.state, paper, shown)));
  }

  private async submitIdentity(): Promise<void> {
    const identity = identityOf(this.answers);
    const checked = await this.ask((visit) => this.core.checkIdentity(visit, identity));
    if (checked.came !== 'answer') return;
    const { ok, errors } = checked.value;
    if (!ok) return this.refuse(errors);
    this.go(to.next(this.state));
  }

  private async submitOldEmail(): Promise<void> {
    const { pressed, typed } = this.answers.oldEmail;
    if (pressed) return this.oldEmailAccepted();
    const checked = await this.checkEmail('old-email', typed);
    if (!checked) return;
    const { ok, error, shown } = checked;
    if (!ok) return this.refuse([{ field: 'old-email', code: error ?? 'email-form' }]);
    this.answerWith(withOldEmail(this.answers, { given: shown }));
    return this.oldEmailAccepted();
  }

  /** Another old address can make "the same address" true or false: where the new one stands, that is asked. */
  private async oldEmailAccepted(): Promise<void> {
    const { purpose, answers } = this.state;
    const { given } = answers.newEmail;
    const last = to.next(this.state).screen === 'check';
    if (!last || !purpose || !takesNewEmail(purpose) || given === null) return this.go(to.next(this.state));
    const checked = await this.checkEmail('new-email', given);
    if (!checked) return;
    // Somebody typed meanwhile, which releases the answer: Continue is for them to press again.
    if (this.answers.oldEmail.pressed !== answers.oldEmail.pressed) return;
    const resendSame = answers.resendSame && checked.sameAsOld;
    if (checked.sameAsOld && !resendSame) {
      this.refusals += 1;
      return this.go(to.askAboutSame(this.state));
    }
    this.go(to.next({ ...this.state, answers: { ...this.answers, resendSame } }));
  }

  private async submitNewEmail(): Promise<void> {
    if (this.question) return void (this.refusals += 1);
    const { typed, kept } = this.answers.newEmail;
    const checked = await this.checkEmail('new-email', typed);
    if (!checked) return;
    const verdict = judgeEmail(checked, typed, kept, this.answers.resendSame);
    if (verdict.then === 'error') return this.refuse([{ field: 'new-email', code: verdict.code }]);
    if (verdict.then === 'ask') {
      this.refusals += 1;
      return this.say({ errors: [], question: verdict.question });
    }
    const { newEmail, resendSame } = this.answers;
    const mailbox = newEmail.given === checked.shown ? newEmail.mailbox : 'skipped';
    const accepted = { ...this.answers, resendSame: resendSame && checked.sameAsOld };
    this.answerWith(withNewEmail(accepted, { given: checked.shown, mailbox }));
    return this.mailCode(checked.shown);
  }

  private async checkEmail(field: EmailField, value: string) {
    const { oldEmail } = this.answers;
    const known = field === 'new-email' && this.state.purpose !== 'resend' && !oldEmail.pressed;
    const old = known ? (oldEmail.given ?? undefined) : undefined;
    const checked = await this.ask((visit) => this.core.checkEmail(visit, field, value, old));
    return checked.came === 'answer' ? checked.value : null;
  }

  /** To the code where one could be mailed; where not, or where it is not needed, to the check page. */
  private async mailCode(email: string): Promise<void> {
    const answer = await this.askToMail((visit) => this.core.sendCode(visit, email));
    if (!answer) return;
    const after = codes.asked(answer, this.clock.now());
    if (after.then === 'type-the-code') return this.go(to.toCode(this.state, after.mailbox));
    if (after.then === 'go-on') {
      // What was not heard takes nothing back: the core still has the proof that it said to have.
      const stays = answer === UNHEARD && this.answers.newEmail.mailbox === 'confirmed';
      return this.go(to.withMailbox(this.state, stays ? 'confirmed' : after.mailbox));
    }
    this.refuse([{ field: 'new-email', code: after.code }]);
  }

  private async submitCode(): Promise<void> {
    const { code } = this.state;
    const checked = await this.ask((visit) => this.core.confirmCode(visit, code));
    if (checked.came !== 'answer') return;
    const after = codes.typed(this.state.mailbox, checked.value);
    if (after.then === 'go-on') return this.go(to.withMailbox(this.state, 'confirmed'));
    this.go({ ...this.state, mailbox: after.mailbox });
    if (after.then === 'stay') return this.say({ errors: [] });
    const { tries } = after;
    this.refuse([{ field: 'code', code: after.code, ...(tries === undefined ? {} : { args: { tries } }) }]);
  }

  /** A call that fails mails nothing, and holds nobody up. */
  private async askToMail(call: (visit: string) => Promise<CodeSending>): Promise<CodeSending | null> {
    const answer = await this.ask(call);
    if (answer.came === 'answer') return answer.value;
    if (answer.came === 'dropped') return null;
    this.say({ trouble: null });
    return UNHEARD;
  }

  private async lookUp(): Promise<void> {
    const { trackingCode } = this;
    const looked = await this.ask(() => this.core.track(trackingCode), { limit: 2 * CALL_LIMIT_MS });
    if (looked.came !== 'answer') return;
    if (looked.value.outcome === 'bad-code')
      return this.refuse([{ field: 'tracking-code', code: 'tracking-code' }]);
    this.say({ errors: [], trackOutcome: looked.value });
  }

  private async trackingCodeRead(reading: Reading): Promise<void> {
    if (reading.reading !== 'tracking-code') return this.say({ notice: 'reader-no-code' });
    this.trackingCode = reading.code;
    return this.lookUp();
  }

  private notSaved(fault: string, language: string): void {
    this.update({ notSavedFault: fault });
    this.go(to.notSaved(this.state, language));
  }

  private async readFacts(): Promise<void> {
    const { id } = this.present;
    if (!id) return;
    // Refused, it does no harm: every change of the facts is pushed as well. Nor does it when it comes after
    // a push, which is then the later reading.
    const { pushes } = this;
    const facts = await this.core.facts(id).catch(() => null);
    if (facts && this.present.id === id && this.pushes === pushes) this.factsChanged(facts);
  }

  private refuse(errors: readonly Wrong[]): void {
    this.say({ errors });
    this.refusals += 1;
  }

  private update(change: Partial<Present>): void {
    this.present = { ...this.present, ...change };
  }

  private go(state: State): void {
    this.update({ state });
  }

  private answerWith(answers: Answers): void {
    this.go({ ...this.state, answers });
  }

  private say(change: Partial<Talk>): void {
    this.go({ ...this.state, talk: { ...this.state.talk, ...change } });
  }

  private async ask<T>(
    call: (visit: string) => Promise<T>,
    { limit = CALL_LIMIT_MS, saving = false } = {},
  ): Promise<Answer<T>> {
    if (this.busy) return { came: 'dropped' };
    const { number } = this;
    let mine: Waiting = { saving, slow: false };
    const awaited = () => this.number === number && this.present.waiting === mine;
    this.update({ waiting: mine });
    this.say({ trouble: null });
    const slow = setTimeout(() => {
      if (awaited()) this.update({ waiting: (mine = { ...mine, slow: true }) });
    }, SLOW_MS);
    try {
      const value = await within(saving ? Infinity : limit, call(this.present.id ?? ''));
      return awaited() ? { came: 'answer', value } : { came: 'dropped' };
    } catch (reason) {
      if (!awaited()) return { came: 'dropped' };
      const code = refusalCode(reason);
      if (code === 'stale-visit') {
        this.reset();
        return { came: 'dropped' };
      }
      this.say({ trouble: code });
      return { came: 'failed', code };
    } finally {
      clearTimeout(slow);
      if (awaited()) this.update({ waiting: null });
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
