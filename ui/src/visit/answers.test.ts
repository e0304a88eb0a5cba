import { describe, expect, it } from 'vitest';
import type { EmailAnswer, FieldError, Purpose } from '../lib/core';
import {
  judgeEmail,
  NO_ANSWERS,
  questionOf,
  requestDraft,
  withNewEmail,
  withOldEmail,
  withPaper,
  type Answers,
} from './answers';
import { readBack } from './read-back';

const answer = (more: Partial<EmailAnswer>): EmailAnswer => ({
  ok: true,
  error: null,
  shown: '',
  suggestion: null,
  sameAsOld: false,
  ...more,
});

describe('an answer about an address', () => {
  it('is an error in front of any question', () => {
    const refused = answer({ ok: false, error: 'email-form', suggestion: 'a@gmail.com', sameAsOld: true });
    expect(judgeEmail(refused, 'a@', null, false)).toEqual({ then: 'error', code: 'email-form' });
  });

  it('with a suggestion asks, until the person keeps what was typed', () => {
    const typo = answer({ suggestion: 'a@gmail.com' });
    expect(judgeEmail(typo, 'a@gmial.com', null, false)).toMatchObject({ then: 'ask' });
    expect(judgeEmail(typo, 'a@gmial.com', 'a@gmial.com', false)).toEqual({ then: 'go' });
    expect(judgeEmail(typo, 'b@gmial.com', 'a@gmial.com', false)).toMatchObject({ then: 'ask' });
  });

  it('asks about the same address after the suggestion, unless a resend is wanted', () => {
    const both = answer({ suggestion: 'a@gmail.com', sameAsOld: true });
    expect(judgeEmail(both, 'x', null, false)).toMatchObject({ question: { ask: 'suggestion' } });
    expect(judgeEmail(both, 'x', 'x', false)).toMatchObject({ question: { ask: 'same-as-old' } });
    expect(judgeEmail(both, 'x', 'x', true)).toEqual({ then: 'go' });
  });
});

const passport = { typed: 'l898902c3', country: 'UTO', given: { value: 'L898902C3', country: 'UTO' } };
const all: Answers = withNewEmail(
  withOldEmail(withPaper(NO_ANSWERS, 'passport', passport), {
    typed: ' ana@@sapo.pt',
    given: 'ana@@sapo.pt',
    helpers: true,
  }),
  { typed: 'new@x.pt', given: 'new@x.pt' },
);

describe('the draft', () => {
  it('says what is on the check page, in its language', () => {
    expect(requestDraft('correct-email', { ...all, passportRenewed: true }, 'ar')).toEqual({
      purpose: 'correct-email',
      identity: {
        passport: 'L898902C3',
        passportCountry: 'UTO',
        passportRenewed: true,
        nif: '',
        niss: '',
        phone: '',
      },
      assisted: false,
      oldEmail: { answer: 'given', address: 'ana@@sapo.pt', helpers: true },
      newEmail: 'new@x.pt',
      resendSame: false,
      language: 'ar',
    });
  });

  it.each<[Purpose, string | null, unknown]>([
    ['reactivate', null, { answer: 'given', address: 'ana@@sapo.pt', helpers: true }],
    ['closed', null, { answer: 'given', address: 'ana@@sapo.pt', helpers: true }],
    ['resend', 'new@x.pt', { answer: 'given', address: 'new@x.pt', helpers: false }],
  ])('of %s has the address that belongs to it and no other', (purpose, newEmail, oldEmail) => {
    expect(requestDraft(purpose, { ...all, resendSame: true }, 'pt')).toMatchObject({
      newEmail,
      oldEmail,
      resendSame: false,
    });
  });

  it.each(['unknown', 'none'] as const)('tells "%s" although something was typed before', (pressed) => {
    const draft = requestDraft('reactivate', withOldEmail(all, { pressed }), 'pt');
    expect(draft?.oldEmail).toEqual({ answer: pressed });
  });

  it('is none while an answer is missing', () => {
    expect(requestDraft('correct-email', withNewEmail(all, { given: null }), 'pt')).toBeNull();
    expect(requestDraft('reactivate', withOldEmail(all, { given: null }), 'pt')).toBeNull();
  });
});

describe('what is read back', () => {
  const values = (purpose: Purpose, answers: Answers) =>
    readBack({ purpose, answers }).map(({ question, lines }) => [
      question,
      ...lines.map(({ what, value }) => value ?? what),
    ]);

  it('is every answer of the request, and nothing of another purpose', () => {
    expect(values('correct-email', { ...all, assisted: true, passportRenewed: true })).toEqual([
      ['identity', 'L898902C3', 'UTO', 'passport-renewed', 'assisted-yes'],
      ['old-email', 'ana@@sapo.pt', 'old-email-helpers'],
      ['new-email', 'new@x.pt'],
    ]);
    expect(values('resend', all).map(([question]) => question)).toEqual(['identity', 'new-email']);
    expect(values('closed', withOldEmail(all, { pressed: 'none' }))[1]).toEqual([
      'old-email',
      'old-email-none',
    ]);
  });
});

describe('a refused field', () => {
  it.each<[FieldError['field'], string]>([
    ['nif', 'identity'],
    ['passport-country', 'identity'],
    ['identity', 'identity'],
    ['old-email', 'old-email'],
    ['new-email', 'new-email'],
  ])('%s belongs to %s', (field, question) => expect(questionOf([{ field, code: 'x' }])).toBe(question));

  it('belongs nowhere when there is none', () => expect(questionOf([])).toBeNull());
});
