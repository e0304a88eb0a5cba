// What the person has answered: as typed, and as the core understood it. Immutable: every change makes a new
// value, so that Back can put a former one back whole. What the check page reads out and what is sent are both
// made of `given`, and of nothing else.

import type {
  EmailAnswer,
  FieldError,
  Identity,
  OldEmailAnswer,
  PaperName,
  PaperShown,
  PhoneCandidate,
  Purpose,
  RequestDraft,
} from '../lib/core';

export const PAPERS: readonly PaperName[] = ['passport', 'nif', 'niss', 'phone'];
/** With fewer AIMA cannot find a case. */
export const PAPERS_NEEDED = 2;

/** One paper's number. */
export interface Paper {
  readonly typed: string;
  /** ISO 3166-1 alpha-3, of a passport alone. */
  readonly country: string;
  /** As the core understood it; null until it has. */
  readonly given: PaperShown | null;
  /** "I do not have it" was pressed. */
  readonly none: boolean;
}

/** The address that AIMA has. */
export interface OldEmail {
  readonly typed: string;
  /** What was pressed instead of typing; it stays until it is released. */
  readonly pressed: 'unknown' | 'none' | null;
  /** It belongs to somebody who helped. */
  readonly helpers: boolean;
  readonly given: string | null;
}

/** The address to use: its one home in the page. */
export interface NewEmail {
  readonly typed: string;
  /** The spelling that the person has already said to be right, so that nobody is asked the same twice. */
  readonly kept: string | null;
  readonly given: string | null;
  /** Whether the code mailed to `given` was typed, or why not. The proof itself stays in the core. */
  readonly mailbox: 'confirmed' | Unconfirmed;
}

/** Why an address is not confirmed. */
export type Unconfirmed = 'skipped' | 'offline';

export interface Answers {
  readonly papers: Readonly<Record<PaperName, Paper>>;
  /** The passport is a newer one than the case can know. */
  readonly passportRenewed: boolean;
  /** Somebody is helping. */
  readonly assisted: boolean;
  readonly oldEmail: OldEmail;
  readonly newEmail: NewEmail;
  /** Told that both addresses are the same, the person wants the payment data sent there again. */
  readonly resendSame: boolean;
}

const NO_PAPER: Paper = { typed: '', country: '', given: null, none: false };
const NO_OLD_EMAIL: OldEmail = { typed: '', pressed: null, helpers: false, given: null };
const NO_NEW_EMAIL: NewEmail = { typed: '', kept: null, given: null, mailbox: 'skipped' };

export const NO_ANSWERS: Answers = {
  papers: { passport: NO_PAPER, nif: NO_PAPER, niss: NO_PAPER, phone: NO_PAPER },
  passportRenewed: false,
  assisted: false,
  oldEmail: NO_OLD_EMAIL,
  newEmail: NO_NEW_EMAIL,
  resendSame: false,
};

export function withPaper(answers: Answers, paper: PaperName, change: Partial<Paper>): Answers {
  return {
    ...answers,
    papers: { ...answers.papers, [paper]: { ...answers.papers[paper], ...change } },
  };
}

export function withOldEmail(answers: Answers, change: Partial<OldEmail>): Answers {
  return { ...answers, oldEmail: { ...answers.oldEmail, ...change } };
}

export function withNewEmail(answers: Answers, change: Partial<NewEmail>): Answers {
  return { ...answers, newEmail: { ...answers.newEmail, ...change } };
}

/** For another person of the family: of the one before nothing stays but the new address, and who helps both. */
export function forAnotherPerson({ newEmail, assisted }: Answers): Answers {
  return { ...NO_ANSWERS, newEmail, assisted };
}

/** That person has an address of their own. */
export const withoutNewEmail = (answers: Answers): Answers => ({ ...answers, newEmail: NO_NEW_EMAIL });

/** How a paper's tile looks. */
export function stateOf(paper: Paper): 'empty' | 'given' | 'none' {
  if (paper.given) return 'given';
  return paper.none ? 'none' : 'empty';
}

export function papersGiven(answers: Answers): number {
  return PAPERS.filter((paper) => answers.papers[paper].given).length;
}

/** Whether leaving would lose something. */
export function somethingTyped(answers: Answers): boolean {
  const { papers, oldEmail, newEmail } = answers;
  return (
    PAPERS.some((name) => papers[name].typed !== '' || papers[name].given !== null || papers[name].none) ||
    oldEmail.typed !== '' ||
    oldEmail.pressed !== null ||
    newEmail.typed !== ''
  );
}

/** The four identifiers as the core understood them; empty where not given. */
export function identityOf({ papers, passportRenewed }: Answers): Identity {
  const value = (paper: PaperName) => papers[paper].given?.value ?? '';
  return {
    nif: value('nif'),
    passport: value('passport'),
    passportCountry: papers.passport.given?.country ?? '',
    passportRenewed: passportRenewed && papers.passport.given !== null,
    niss: value('niss'),
    phone: value('phone'),
  };
}

/** What was said of the old address. */
export function oldEmailOf({ oldEmail }: Answers): OldEmailAnswer | null {
  if (oldEmail.pressed) return { answer: oldEmail.pressed };
  if (oldEmail.given === null) return null;
  return { answer: 'given', address: oldEmail.given, helpers: oldEmail.helpers };
}

/** Whether an address to use belongs to the purpose. */
export const takesNewEmail = (purpose: Purpose): boolean =>
  purpose === 'correct-email' || purpose === 'resend';
/** Whether the address that AIMA has is asked for; for a resend it is the one address that is typed. */
export const asksOldEmail = (purpose: Purpose): boolean => purpose !== 'resend';

/** What is sent; null while an answer is missing. */
export function requestDraft(purpose: Purpose, answers: Answers, language: string): RequestDraft | null {
  const newEmail = takesNewEmail(purpose) ? answers.newEmail.given : null;
  if (takesNewEmail(purpose) && newEmail === null) return null;
  const oldEmail: OldEmailAnswer | null = asksOldEmail(purpose)
    ? oldEmailOf(answers)
    : { answer: 'given', address: newEmail!, helpers: false };
  if (!oldEmail) return null;
  return {
    purpose,
    identity: identityOf(answers),
    assisted: answers.assisted,
    oldEmail,
    newEmail,
    resendSame: purpose === 'correct-email' && answers.resendSame,
    language,
  };
}

/** A question that the person must answer before going on. */
export type Asked =
  | { ask: 'suggestion'; typed: string; suggestion: string }
  | { ask: 'same-as-old' }
  | { ask: 'phone-country'; candidates: readonly PhoneCandidate[] };

export type EmailVerdict =
  { then: 'error'; code: string } | { then: 'ask'; question: Asked } | { then: 'go' };

/**
 * What follows from the core's answer about `value`. `kept` is the value that the person has already said
 * to be right; `resend` that the same address is what they want.
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

/** The screens that ask for something which the check page shows again. */
export type Question = 'identity' | 'old-email' | 'new-email';

/** The question to which a refused field belongs; null for a field that no question has. */
export function questionOf(errors: readonly FieldError[]): Question | null {
  const field = errors[0]?.field;
  if (field === undefined) return null;
  return field === 'old-email' || field === 'new-email' ? field : 'identity';
}
