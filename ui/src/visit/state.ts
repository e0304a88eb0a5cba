// Where the person is and what they have answered, as one value. Pure: each move gives the next value, and one
// that makes no sense where the person is gives the same, so that a late tap or a late answer does no harm.
//
// What Change or a detour alters is this value and nothing else; `before` keeps the former one, and Back puts
// it back whole.

import type { FieldError, Kind, PaperName, PaperShown, Purpose, TrackOutcome } from '../lib/core';
import type { Args } from '../lib/texts';
import {
  asksOldEmail,
  forAnotherPerson,
  NO_ANSWERS,
  papersGiven,
  PAPERS,
  PAPERS_NEEDED,
  somethingTyped,
  takesNewEmail,
  withNewEmail,
  withOldEmail,
  withoutNewEmail,
  withPaper,
  type Answers,
  type Asked,
  type Question,
  type Unconfirmed,
} from './answers';
import { NO_CODE, type Mailbox } from './mailbox';

export type PaperScreen = `identity-${PaperName}`;

export type Screen =
  | 'out-of-service'
  | 'welcome'
  | 'purpose'
  | 'privacy'
  | Question
  | PaperScreen
  | 'confirm-code'
  | 'check'
  | 'not-saved'
  | 'done'
  | 'track'
  // Beside every visit: see src/staff.
  | 'staff-pin'
  | 'staff';

/** What is wrong with a field, with the values that its sentence names. */
export type Wrong = Omit<FieldError, 'field'> & { field: string; args?: Args };

/** What a screen says about what was just done on it. Gone with the screen. */
export interface Talk {
  readonly errors: readonly Wrong[];
  readonly question: Asked | null;
  /** The id of a sentence that asks for nothing. */
  readonly notice: string | null;
  /** The code of a call that failed for no fault of the person's. */
  readonly trouble: string | null;
  readonly trackOutcome: TrackOutcome | null;
}

export const SILENT: Talk = { errors: [], question: null, notice: null, trouble: null, trackOutcome: null };

/** A request of this visit that is saved. */
export interface Saved {
  readonly kind: Kind;
  /** The first person is 0; each "another person" is the next. */
  readonly person: number;
}

export interface State {
  readonly screen: Screen;
  readonly purpose: Purpose | null;
  readonly answers: Answers;
  /** The six digits that were mailed to the new address. */
  readonly code: string;
  readonly trackingCode: string;
  readonly mailbox: Mailbox;
  readonly talk: Talk;
  /** What Back puts back: the check page before a change, the end page before a further request. */
  readonly before: State | null;
  /** On the way to a question and back to the check page. */
  readonly changing: boolean;
  /** The language of the check page whose request could not be saved; none where there is none. */
  readonly sentIn: string | null;
  /** Oldest first. */
  readonly saved: readonly Saved[];
  readonly person: number;
  /** The person before gave another address: this one is asked for theirs. */
  readonly ownAddress: boolean;
}

/** A family on one day; also what central takes of one visit. */
export const MOST_REQUESTS = 6;

export const AT_WELCOME: State = {
  screen: 'welcome',
  purpose: null,
  answers: NO_ANSWERS,
  code: '',
  trackingCode: '',
  mailbox: NO_CODE,
  talk: SILENT,
  before: null,
  changing: false,
  sentIn: null,
  saved: [],
  person: 0,
  ownAddress: false,
};

/** Another screen: what the last one said, and a code half typed, stay behind. */
const at = (state: State, screen: Screen): State => ({ ...state, screen, talk: SILENT, code: '' });

export const paperOf = (screen: Screen): PaperName | null =>
  PAPERS.find((paper) => screen === `identity-${paper}`) ?? null;

/** What the request is, as the core will judge it. */
export function kindOf({ purpose, answers }: State): Kind | null {
  return purpose === 'correct-email' && answers.resendSame ? 'resend' : purpose;
}

/**
 * The screens of a request in their order, the first being where Back from the second leads. The code is a
 * part of the new address, and each paper one of the papers: they have no step of their own.
 */
export function path({
  purpose,
  saved,
  person,
  ownAddress,
}: Pick<State, 'purpose' | 'saved' | 'person' | 'ownAddress'>): Screen[] {
  if (!purpose) return [];
  const old: Screen[] = asksOldEmail(purpose) ? ['old-email'] : [];
  const own: Screen[] = takesNewEmail(purpose) ? ['new-email'] : [];
  if (saved.length === 0) return ['purpose', 'privacy', 'identity', ...old, ...own, 'check'];
  // The same person is known and has read about privacy; another one brings papers, and mostly the address is there.
  return saved.some((each) => each.person === person)
    ? ['done', ...own, 'check']
    : ['done', 'identity', ...old, ...(ownAddress ? own : []), 'check'];
}

function stepOf(screen: Screen): Screen {
  if (screen === 'confirm-code') return 'new-email';
  return paperOf(screen) ? 'identity' : screen;
}

/** "Step 2 of 5", or nothing where counting would not help. */
export function progress(state: State): { step: number; steps: number } | null {
  if (state.changing || state.saved.length > 0) return null;
  const counted = path(state).slice(1);
  const step = counted.indexOf(stepOf(state.screen)) + 1;
  return step === 0 ? null : { step, steps: counted.length };
}

// Moves, in the order of a visit.

/** A language was chosen. */
export function begin(state: State): State {
  return state.screen === 'welcome' ? at(AT_WELCOME, 'purpose') : state;
}

export function choosePurpose(state: State, purpose: Purpose): State {
  if (state.screen !== 'purpose') return state;
  const answers = withNewEmail({ ...state.answers, resendSame: false }, { mailbox: 'skipped' });
  return at({ ...state, purpose, answers, mailbox: NO_CODE }, 'privacy');
}

export function toTracking(state: State): State {
  return state.screen === 'purpose' ? at({ ...state, purpose: null }, 'track') : state;
}

/** Continue. The steps from the purpose, the check page and the end are choices of their own. */
export function next(state: State): State {
  if (state.changing) {
    const { before } = state.before!;
    return at({ ...state, before, changing: false }, 'check');
  }
  const way = path(state);
  const now = way.indexOf(stepOf(state.screen));
  return now > 0 && now < way.length - 1 ? at(state, way[now + 1]!) : state;
}

/** Null where going back ends the visit. */
export function back(state: State): State | null {
  const { screen } = state;
  const paper = paperOf(screen);
  if (paper) return at({ ...state, answers: withoutHalf(state.answers, paper) }, 'identity');
  // To correct the address, also on the way from and to the check page.
  if (screen === 'confirm-code') return at(state, 'new-email');
  if (state.changing) return state.before;
  if (screen === 'purpose') return null;
  if (screen === 'track') return at(state, 'purpose');
  const way = path(state);
  const now = way.indexOf(screen);
  if (now < 1) return state;
  return way[now - 1] === 'done' ? state.before : at(state, way[now - 1]!);
}

/** A number that was given stays as it was given; one that never was stays as far as it was typed. */
function withoutHalf(answers: Answers, paper: PaperName): Answers {
  const { given } = answers.papers[paper];
  return given ? withPaper(answers, paper, { typed: given.value, country: given.country }) : answers;
}

/** Change on the check page, or an answer that the core does not take. */
export function change(state: State, question: Question): State {
  if (state.screen !== 'check' && state.screen !== 'not-saved') return state;
  return at({ ...state, before: { ...state, talk: SILENT }, changing: true }, question);
}

/** Both addresses are the same: that is asked on the page of the new one, whatever led here. */
export function askAboutSame(state: State): State {
  const asking = state.changing
    ? at(state, 'new-email')
    : at({ ...state, before: { ...state, talk: SILENT }, changing: true }, 'new-email');
  return { ...asking, talk: { ...SILENT, question: { ask: 'same-as-old' } } };
}

export function openPaper(state: State, paper: PaperName): State {
  return state.screen === 'identity' ? at(state, `identity-${paper}`) : state;
}

/** The core understood a paper's number. */
export function paperGiven(state: State, paper: PaperName, given: PaperShown): State {
  const entry = { typed: given.value, country: given.country, given, none: false };
  const answers = withPaper(state.answers, paper, entry);
  return { ...state, answers, talk: SILENT };
}

/** From a paper's page to the tiles. */
export function toTiles(state: State): State {
  return paperOf(state.screen) ? at(state, 'identity') : state;
}

/** "I do not have it." */
export function paperNone(state: State, paper: PaperName): State {
  const nothing = { typed: '', country: '', given: null, none: true };
  const answers = withPaper(state.answers, paper, nothing);
  return toTiles({
    ...state,
    answers: paper === 'passport' ? { ...answers, passportRenewed: false } : answers,
  });
}

/** The new address was accepted, and a code is on its way to it. */
export function toCode(state: State, mailbox: Mailbox): State {
  return state.screen === 'new-email' ? at({ ...state, mailbox }, 'confirm-code') : state;
}

/** From the address, or its code, on. */
export function withMailbox(state: State, mailbox: 'confirmed' | Unconfirmed): State {
  return next({ ...state, answers: withNewEmail(state.answers, { mailbox }) });
}

export function saved(state: State, kind: Kind): State {
  if (!state.purpose || (state.screen !== 'check' && state.screen !== 'not-saved')) return state;
  const { newEmail } = state.answers;
  // The one address of a resend is the one that AIMA has, also for what follows.
  const answers = asksOldEmail(state.purpose)
    ? state.answers
    : withOldEmail(state.answers, {
        typed: newEmail.typed,
        given: newEmail.given,
        pressed: null,
        helpers: false,
      });
  const all = [...state.saved, { kind, person: state.person }];
  return at({ ...state, answers, saved: all, before: null, changing: false, sentIn: null }, 'done');
}

/** The request that the check page read back in this language could not be saved. */
export function notSaved(state: State, sentIn: string): State {
  return state.screen === 'check' || state.screen === 'not-saved'
    ? at({ ...state, sentIn }, 'not-saved')
    : state;
}

/** The other request of the person on the end page; null when there is none. */
export function otherPurpose(state: State): Purpose | null {
  const kinds = state.saved.filter(({ person }) => person === state.person).map(({ kind }) => kind);
  if (kinds.length !== 1 || state.saved.length >= MOST_REQUESTS) return null;
  if (papersGiven(state.answers) < PAPERS_NEEDED) return null;
  return kinds[0] === 'reactivate' || kinds[0] === 'closed' ? 'correct-email' : 'reactivate';
}

export function another(state: State): State {
  const purpose = otherPurpose(state);
  if (state.screen !== 'done' || !purpose) return state;
  const answers = { ...state.answers, resendSame: false };
  const begun = { ...state, purpose, answers, before: { ...state, talk: SILENT } };
  return at(begun, path(begun)[1]!);
}

/** Whether somebody else of the family may go on from here. */
export function takesAnotherPerson({ screen, saved, answers }: State): boolean {
  return (
    screen === 'done' &&
    answers.newEmail.given !== null &&
    saved.length < MOST_REQUESTS &&
    saved.some(({ kind }) => kind === 'correct-email' || kind === 'resend')
  );
}

/** The one before is wiped before anything is drawn, also from what Back puts back. */
export function anotherPerson(state: State, address: 'same' | 'own'): State {
  if (!takesAnotherPerson(state)) return state;
  const shared = forAnotherPerson(state.answers);
  const ownAddress = address === 'own';
  // The core keeps one mailbox's proof: with another address it may be gone when Back leads here.
  const left = ownAddress ? withNewEmail(shared, { mailbox: 'skipped' }) : shared;
  const before: State = { ...state, answers: left, talk: SILENT, code: '' };
  const answers = ownAddress ? withoutNewEmail(shared) : shared;
  const person = Math.max(...state.saved.map((each) => each.person)) + 1;
  return at(
    { ...state, purpose: 'correct-email', answers, mailbox: NO_CODE, person, ownAddress, before },
    'identity',
  );
}

/** Whether leaving from here would lose something that was typed. */
export function losesTyping(state: State): boolean {
  if (state.screen === 'done') return false;
  return somethingTyped(state.answers) || state.code !== '' || state.trackingCode !== '';
}
