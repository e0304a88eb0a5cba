import { describe, expect, it } from 'vitest';
import type { EmailAnswer } from '../lib/core';
import { isUnfinishedMrz, judgeEmail, nothingTyped, questionOf, requestDraft } from './draft';

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

describe('the draft', () => {
  const typed = { ...nothingTyped(), oldEmail: 'old@x.pt', newEmail: 'new@x.pt' };

  it('of a reactivation changes no address, even if one was typed before', () => {
    expect(requestDraft('reactivate', typed)).toMatchObject({ oldEmail: 'old@x.pt', newEmail: null });
  });

  it('does not send an old address that the person does not know', () => {
    expect(requestDraft('correct-email', { ...typed, oldEmailUnknown: true }).oldEmail).toBeNull();
  });
});

describe('a refused field', () => {
  it.each([
    ['nif', 'identity'],
    ['passport-country', 'identity'],
    ['identity', 'identity'],
    ['old-email', 'old-email'],
    ['new-email', 'new-email'],
    ['nonsense', null],
  ])('%s belongs to %s', (field, question) => expect(questionOf([{ field, code: 'x' }])).toBe(question));

  it('belongs nowhere when there is none', () => expect(questionOf([])).toBeNull());
});

describe('what a passport reader types', () => {
  const first = 'P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<';
  const second = 'L898902C36UTO7408122F1204159ZE184226B<<<<<10';
  it('goes on after its first line', () => expect(isUnfinishedMrz(first)).toBe(true));
  it('ends after its last line', () => expect(isUnfinishedMrz(first + second)).toBe(false));
  it('ends also with blanks between its lines', () =>
    expect(isUnfinishedMrz(`${first} ${second}`)).toBe(false));
  it('is not a number typed by hand', () => expect(isUnfinishedMrz('AB123456')).toBe(false));
});
