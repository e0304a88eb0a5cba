// What the check page reads back. Pure, and made of the same answers as the draft that is sent: a test holds
// the two together.

import { asksOldEmail, identityOf, oldEmailOf, takesNewEmail, type Answers, type Question } from './answers';
import type { State } from './state';

export interface ReadBack {
  /** Which answer; where there is no `value`, its words are `check-<what>`. */
  what: string;
  value: string | null;
  /** The id of the words above it; none where the question's own title says it all. */
  label?: string;
}

export function readBack({ purpose, answers }: Pick<State, 'purpose' | 'answers'>): {
  question: Question;
  lines: ReadBack[];
}[] {
  const groups: { question: Question; lines: ReadBack[] }[] = [
    { question: 'identity', lines: identityLines(answers) },
  ];
  if (purpose && asksOldEmail(purpose)) groups.push({ question: 'old-email', lines: oldEmailLines(answers) });
  if (purpose && takesNewEmail(purpose))
    groups.push({
      question: 'new-email',
      lines: [{ what: 'new-email-value', value: answers.newEmail.given ?? '' }],
    });
  return groups;
}

function identityLines(answers: Answers): ReadBack[] {
  const identity = identityOf(answers);
  const lines: ReadBack[] = [
    { what: 'passport', value: identity.passport, label: 'identity-passport' },
    { what: 'passport-country', value: identity.passportCountry, label: 'identity-country' },
    { what: 'nif', value: identity.nif, label: 'identity-nif' },
    { what: 'niss', value: identity.niss, label: 'identity-niss' },
    { what: 'phone', value: identity.phone, label: 'identity-phone' },
  ].filter(({ value }) => value !== '');
  if (identity.passportRenewed) lines.push({ what: 'passport-renewed', value: null });
  if (answers.assisted) lines.push({ what: 'assisted-yes', value: null });
  return lines;
}

function oldEmailLines(answers: Answers): ReadBack[] {
  const old = oldEmailOf(answers);
  if (old?.answer !== 'given') return [{ what: `old-email-${old?.answer ?? 'unknown'}`, value: null }];
  const lines: ReadBack[] = [{ what: 'old-email-value', value: old.address }];
  if (old.helpers) lines.push({ what: 'old-email-helpers', value: null });
  return lines;
}
