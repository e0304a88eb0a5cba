// For tests: somebody who presses anything, in any order, at any moment. Knows the controls that each screen
// offers and what must hold whatever is pressed; drives a `Visit` against whatever core it is given.

import type { PaperName, Purpose, RequestDraft } from '../lib/core';
import { PAPERS, requestDraft, type Answers } from './answers';
import { readBack } from './read-back';
import { SCREENS } from './screens';
import { paperOf, SILENT, type State } from './state';
import type { Visit } from './visit.svelte';

/** Numbers of 0 ≤ n < 1 that depend on the seed alone (mulberry32). */
export function randomFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

export interface Control {
  name: string;
  run: () => unknown;
}

type Field = 'old-email' | 'new-email' | 'code';

/** What a person may type, or put on the reader. The first of each is right. */
export type Typed = Readonly<Record<PaperName | Field | 'reader', readonly string[]>>;

/** Right, half, with a slip, the same as elsewhere. */
export const TYPED: Typed = {
  passport: ['L898902C3', 'AB', ''],
  nif: ['200000020', '2000'],
  niss: ['11000000120', '1'],
  phone: ['+351912345678', '01712345678', '9'],
  'old-email': ['old@x.pt', 'ana@@sapo.pt', 'new@x.pt', ''],
  'new-email': ['new@x.pt', 'old@x.pt', 'ana@gmial.com', 'half@'],
  code: ['123456', '12', '654321'],
  reader: ['P<UTO'],
};

const PURPOSES: readonly Purpose[] = ['correct-email', 'resend', 'reactivate', 'closed'];

/** Everything that can be pressed or typed now. What lies over the screen keeps the rest out of reach. */
export function controls(visit: Visit, pick: <T>(from: readonly T[]) => T, typed: Typed = TYPED): Control[] {
  const all: Control[] = [];
  const add = (name: string, run: () => unknown) => void all.push({ name, run });
  if (visit.over) {
    add('stay', () => visit.stay());
    if (visit.over.name === 'leave') add('leave-anyway', () => visit.leaveNow());
    else {
      add('same-address', () => visit.anotherPerson('same'));
      add('own-address', () => visit.anotherPerson('own'));
    }
    return all;
  }
  const { screen } = visit;
  const { primary, back, leave, help } = SCREENS[screen].actions;
  if (primary && (primary.when?.(visit) ?? true)) add(primary.action, () => primary.run(visit));
  if (back) add('back', () => visit.goBack());
  if (leave && !visit.state.changing) add(leave, () => visit.leave());
  if (help) add('call-staff', () => visit.callStaff(screen));
  if (screen === 'welcome') add('language', () => visit.chooseLanguage(pick(['pt', 'ar'])));
  else add('language', () => visit.chooseLanguage(pick(['pt', 'ar'])));
  const paper = paperOf(screen);
  if (paper) {
    const value = pick(typed[paper]);
    add(`type ${paper} ${value}`, () => visit.typePaper(paper, value));
    if (paper === 'passport') {
      add('country', () => visit.choosePassportCountry(pick(['UTO', 'IND'])));
      add('renewed', () => visit.toggleRenewed());
    }
    add('skip', () => visit.skip());
    add('reader', () => visit.readerTyped(pick(typed.reader)));
    const { question } = visit;
    if (question?.ask === 'phone-country')
      add('phone-candidate', () => visit.choosePhone(question.candidates[0]!.value));
  }
  const type = (field: Field) => {
    const value = pick(typed[field]);
    add(`type ${field} ${value}`, () => {
      if (field === 'old-email') visit.oldEmail = value;
      else if (field === 'new-email') visit.newEmail = value;
      else visit.code = value;
      visit.edited();
    });
  };
  switch (screen) {
    case 'purpose':
      for (const purpose of PURPOSES) add(purpose, () => visit.choosePurpose(purpose));
      add('track', () => visit.goToTracking());
      break;
    case 'identity':
      for (const each of PAPERS) add(`paper ${each}`, () => visit.openPaper(each));
      add('assisted', () => visit.toggleAssisted());
      add('reader', () => visit.readerTyped(pick(typed.reader)));
      break;
    case 'old-email':
      type('old-email');
      add('helpers', () => visit.toggleHelpers());
      add('unknown', () => visit.pressOldEmail('unknown'));
      add('none', () => visit.pressOldEmail('none'));
      break;
    case 'new-email':
      type('new-email');
      if (visit.question?.ask === 'suggestion') {
        add('accept-suggestion', () => visit.answer('accept-suggestion'));
        add('keep-mine', () => visit.answer('keep-mine'));
      }
      if (visit.question?.ask === 'same-as-old') {
        add('resend', () => visit.answer('resend'));
        add('other-address', () => visit.answer('other-address'));
      }
      break;
    case 'confirm-code':
      type('code');
      add('skip', () => visit.skip());
      add('resend', () => visit.resendCode());
      break;
    case 'check':
      for (const { question } of readBack(visit.state))
        add(`change-${question}`, () => visit.change(question));
      break;
    case 'done':
      add('another', () => visit.another());
      if (visit.offersAnotherPerson) add('another-person', () => visit.askAnotherPerson());
      for (const { trackingCode } of visit.facts) add('print-again', () => visit.printAgain(trackingCode));
      break;
  }
  return all;
}

/** Everything that a draft says, as the check page would have to read it back. */
export function wordsOf(draft: RequestDraft): string[] {
  const { identity, oldEmail, newEmail, purpose } = draft;
  const words = [identity.passport, identity.passportCountry, identity.nif, identity.niss, identity.phone];
  if (identity.passportRenewed) words.push('passport-renewed');
  if (draft.assisted) words.push('assisted-yes');
  if (purpose !== 'resend')
    words.push(oldEmail.answer === 'given' ? oldEmail.address : `old-email-${oldEmail.answer}`);
  if (oldEmail.answer === 'given' && oldEmail.helpers) words.push('old-email-helpers');
  if (newEmail) words.push(newEmail);
  return words.filter((word) => word !== '').sort();
}

const wordsOfCheck = (state: State): string[] =>
  readBack(state)
    .flatMap(({ lines }) => lines.map(({ what, value }) => value ?? what))
    .sort();

/** The texts that a person typed, by field. */
function texts({ papers, oldEmail, newEmail }: Answers): Record<string, string> {
  return {
    ...Object.fromEntries(PAPERS.map((paper) => [paper, papers[paper].typed])),
    'old-email': oldEmail.typed,
    'new-email': newEmail.typed,
  };
}

/** After these a field may hold something else than before: they say so. */
const SAYS_SO =
  /^(type |skip|reader|accept-suggestion|phone-candidate|leave-anyway|start-again|same-address|own-address|continue)/;

export class Walker {
  /** What was done, for whoever has to understand a failure. */
  readonly done: string[] = [];
  /** The state that Back from a change or a further request must put back. */
  private origin: State | null = null;
  private sent: { words: string[]; language: string } | null = null;
  private broken: Error | null = null;

  constructor(
    readonly visit: Visit,
    private readonly random: () => number,
    /** Lets an answer that is awaited come, or fail; and everything that follows from it happen. */
    private readonly turn: () => Promise<void>,
    /** Whether the core is saving a request: what the page thinks of it is what is tried. */
    private readonly saving: () => boolean,
    private readonly typed: Typed = TYPED,
  ) {}

  readonly pick = <T>(from: readonly T[]): T => from[Math.floor(this.random() * from.length)]!;

  /** The draft that reached the core. What is wrong with it shows after the press: here it were a refusal. */
  heard(draft: RequestDraft): void {
    try {
      if (!this.sent) throw new Error('a draft was sent, and nobody pressed Send');
      same(wordsOf(draft), this.sent.words, 'what is sent is what the check page read back');
      same(draft.language, this.sent.language, 'the language of the request is that of the check page');
    } catch (reason) {
      this.broken ??= reason as Error;
    }
  }

  async step(): Promise<void> {
    const { visit } = this;
    if (visit.busy && this.random() < 0.5) return this.press(null);
    if (visit.state.changing && this.random() < 0.5) {
      // Somebody who changes an answer types another one, and often thinks better of it.
      const open = controls(visit, this.pick, this.typed);
      const way = this.random() < 0.5 ? 'type ' : 'back';
      const found = open.find((each) => each.name.startsWith(way));
      if (found) return this.press(found);
    }
    // Half of what somebody does leads on, else nobody would come far.
    const leadsOn = this.random() < 0.5 && !['purpose', 'check', 'done'].includes(visit.screen);
    await this.press(leadsOn ? this.sensible(this.pick) : this.pick(controls(visit, this.pick, this.typed)));
  }

  /** Null waits for what is awaited. */
  async press(control: Control | null): Promise<void> {
    const { visit } = this;
    const before = visit.state;
    const { number } = visit;
    const saving = this.saving();
    const name = control?.name ?? 'wait';
    this.done.push(`${before.screen}: ${name}`);
    if (name === 'send' || name === 'try-again')
      if (!visit.busy) {
        const language = (name === 'try-again' && this.sent?.language) || visit.language;
        this.sent = { words: wordsOfCheck(before), language };
      }
    if (!visit.busy && (name.startsWith('change-') || name === 'another'))
      this.origin = { ...before, talk: SILENT };
    void control?.run();
    if (saving) {
      same(visit.number, number, 'nothing ends a visit that is being saved');
      same(visit.state.screen, before.screen, 'nothing leaves a page that is being saved');
    }
    if (name === 'back') this.wentBack(before, number);
    await this.turn();
    if (this.broken) throw this.broken;
    this.holds(before, name, number);
  }

  private wentBack(before: State, number: number): void {
    const { state } = this.visit;
    if (this.visit.number !== number) return;
    const returned = before.changing && !state.changing && before.screen !== state.screen;
    if (returned && before.before) same(state, before.before, 'Back puts the former state back whole');
    if (returned && this.origin && this.origin.screen === state.screen && before.screen !== 'old-email')
      if (this.origin.person === state.person)
        same(state.answers, this.origin.answers, 'Back puts back the answers of before the change');
  }

  private holds(before: State, name: string, number: number): void {
    const { visit } = this;
    const { state } = visit;
    if (visit.number !== number) {
      if (before.screen !== 'purpose' && before.screen !== 'done' && before.screen !== 'track')
        if (!/^(leave-anyway|start-again|cancel|finish)$/.test(name))
          throw new Error('a visit ended by what does not say so');
      return;
    }
    if (state.screen === 'check' && !visit.busy) {
      const draft = requestDraft(state.purpose!, state.answers, visit.language);
      if (!draft) throw new Error('the check page stands there, and nothing can be sent');
      same(wordsOf(draft), wordsOfCheck(state), 'the check page reads back what would be sent');
    }
    if (state.screen === 'done') same(visit.facts.length, state.saved.length, 'every saved request is shown');
    // Back puts a former text back; an answer that was awaited may be understood in another form.
    const explained = SAYS_SO.test(name) || before.changing || name === 'back' || name === 'wait';
    if (explained || before.person !== state.person || state.changing !== before.changing) return;
    const now = texts(state.answers);
    for (const [field, text] of Object.entries(texts(before.answers)))
      if (text !== '' && now[field] === '') throw new Error(`${field} was lost by ${name}`);
  }

  /**
   * A person of good will goes on from here, and comes to the end: no state is a dead end. For a core that
   * answers at once and takes what is right.
   */
  async finish(): Promise<void> {
    for (let steps = 0; steps < 60; steps++) {
      const { visit } = this;
      if (visit.busy) {
        await this.press(null);
        continue;
      }
      if (visit.screen === 'done' && !visit.over) return;
      await this.press(this.sensible((from) => from[0]!));
    }
    throw new Error('no way to the end from here');
  }

  private sensible(pick: <T>(from: readonly T[]) => T): Control {
    const { visit } = this;
    const open = controls(visit, pick, this.typed);
    const find = (...names: string[]): Control | undefined =>
      names.map((name) => open.find((each) => each.name.startsWith(name))).find(Boolean);
    const { screen, answers } = visit;
    const paper = paperOf(screen);
    const wanting = (field: PaperName | 'new-email', typed: string) =>
      typed === '' || (visit.errorOf(field) !== null && typed !== this.typed[field][0]);
    const need = (control: Control | undefined): Control => {
      if (!control) throw new Error(`nothing leads on from ${screen}`);
      return control;
    };
    if (visit.over) return need(find('stay'));
    if (visit.question)
      return need(find('phone-candidate', 'keep-mine', 'resend', 'accept-suggestion', 'continue'));
    if (screen === 'welcome') return need(find('language'));
    if (screen === 'purpose') return need(find('correct-email'));
    if (screen === 'track') return need(find('back'));
    if (paper) {
      const { typed, country } = answers.papers[paper];
      if (wanting(paper, typed)) return need(find(`type ${paper}`));
      if (paper === 'passport' && country === '') return need(find('country'));
      return need(find('continue'));
    }
    if (screen === 'identity') {
      const missing = PAPERS.filter((each) => each !== 'passport' && !answers.papers[each].given);
      return need(missing.length > 0 ? find(`paper ${missing[0]}`) : find('continue'));
    }
    if (screen === 'old-email') {
      if (answers.oldEmail.pressed) return need(find('continue'));
      return need(find(answers.oldEmail.typed === '' ? 'type old-email' : 'continue'));
    }
    if (screen === 'new-email' && wanting('new-email', answers.newEmail.typed))
      return need(find('type new-email'));
    if (screen === 'confirm-code') {
      if (visit.errorOf('code') !== null) return need(find('skip'));
      return need(visit.code === this.typed.code[0] ? find('continue', 'skip') : find('type code', 'skip'));
    }
    return need(find('continue', 'send', 'try-again'));
  }
}

function same(found: unknown, wanted: unknown, what: string): void {
  const [one, other] = [JSON.stringify(found), JSON.stringify(wanted)];
  if (one !== other) throw new Error(`${what}:\n found  ${one}\n wanted ${other}`);
}
