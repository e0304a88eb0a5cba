import { describe, expect, it } from 'vitest';
import type { Purpose } from '../lib/core';
import { NO_ANSWERS, PAPERS, withNewEmail, withOldEmail, withPaper, type Answers } from './answers';
import { NO_CODE } from './mailbox';
import * as to from './state';
import { AT_WELCOME, type Screen, type State } from './state';

type Move = (state: State) => State;
const walk = (start: State, ...moves: Move[]) => moves.reduce((state, move) => move(state), start);
const choose =
  (purpose: Purpose): Move =>
  (state) =>
    to.choosePurpose(state, purpose);
const back: Move = (state) => to.back(state) ?? AT_WELCOME;

const given = (value: string) => ({ typed: value, given: { value, country: '' } });
/** Everything answered, so that no move is held up by a missing answer. */
const ANSWERED: Answers = [
  (answers: Answers) => withPaper(answers, 'nif', given('200000020')),
  (answers: Answers) => withPaper(answers, 'niss', given('11000000120')),
  (answers: Answers) => withOldEmail(answers, { typed: 'old@x.pt', given: 'old@x.pt' }),
  (answers: Answers) => withNewEmail(answers, { typed: 'new@x.pt', given: 'new@x.pt' }),
].reduce((answers, change) => change(answers), NO_ANSWERS);
const answered: Move = (state) => ({ ...state, answers: ANSWERED });

const WAYS: Record<Purpose, Screen[]> = {
  'correct-email': ['privacy', 'identity', 'old-email', 'new-email', 'check'],
  resend: ['privacy', 'identity', 'new-email', 'check'],
  reactivate: ['privacy', 'identity', 'old-email', 'check'],
  closed: ['privacy', 'identity', 'old-email', 'check'],
};
const PURPOSES = Object.keys(WAYS) as Purpose[];
const toCheck = (purpose: Purpose) =>
  walk(
    AT_WELCOME,
    to.begin,
    answered,
    choose(purpose),
    ...Array<Move>(WAYS[purpose].length - 1).fill(to.next),
  );
const toDone = (purpose: Purpose) => walk(toCheck(purpose), (state) => to.saved(state, purpose));

describe('the way through a request', () => {
  it.each(PURPOSES)('of %s asks its questions one after the other, and back again', (purpose) => {
    const seen = [walk(AT_WELCOME, to.begin, choose(purpose))];
    while (seen.at(-1)!.screen !== 'check') seen.push(to.next(seen.at(-1)!));
    expect(seen.map(({ screen }) => screen)).toEqual(WAYS[purpose]);
    const backwards = [seen.at(-1)!];
    while (backwards.at(-1)!.screen !== 'purpose') backwards.push(back(backwards.at(-1)!));
    expect(backwards.map(({ screen }) => screen)).toEqual([...[...WAYS[purpose]].reverse(), 'purpose']);
    expect(to.back(backwards.at(-1)!)).toBeNull();
  });

  it('never passes the check page, the purpose or the end by Continue', () => {
    for (const state of [AT_WELCOME, walk(AT_WELCOME, to.begin), toCheck('resend'), toDone('resend')])
      expect(to.next(state)).toBe(state);
  });

  it('has no way back into a saved request', () => {
    const done = toDone('correct-email');
    expect(to.back(done)).toBe(done);
  });

  it('says how far it is, the papers and the code within their step', () => {
    const identity = walk(AT_WELCOME, to.begin, choose('correct-email'), to.next);
    const nif = to.openPaper(identity, 'nif');
    expect([to.progress(identity), to.progress(nif)]).toEqual([
      { step: 2, steps: 5 },
      { step: 2, steps: 5 },
    ]);
    const code = to.toCode(walk(nif, to.toTiles, to.next, to.next), NO_CODE);
    expect(to.progress(code)).toEqual({ step: 4, steps: 5 });
    expect(to.progress(to.change(toCheck('correct-email'), 'identity'))).toBeNull();
  });

  it('a late answer moves nobody', () => {
    for (const move of [
      (state: State) => to.saved(state, 'reactivate'),
      (state: State) => to.notSaved(state, 'pt'),
      to.another,
      (state: State) => to.anotherPerson(state, 'same'),
      to.toTiles,
      choose('resend'),
      (state: State) => to.change(state, 'identity'),
      (state: State) => to.toCode(state, NO_CODE),
    ])
      expect(move(AT_WELCOME)).toBe(AT_WELCOME);
  });
});

describe('Back from a change', () => {
  const changed: Record<string, Move[]> = {
    'of the new address to the old one, with the resend agreed': [
      (state) => to.change(state, 'new-email'),
      (state) => ({
        ...state,
        answers: withNewEmail(
          { ...state.answers, resendSame: true },
          { typed: 'old@x.pt', given: 'old@x.pt' },
        ),
      }),
    ],
    'of the old address to the new one, with the question about it': [
      (state) => to.change(state, 'old-email'),
      (state) => ({
        ...state,
        answers: withOldEmail(state.answers, { typed: 'new@x.pt', given: 'new@x.pt' }),
      }),
      to.askAboutSame,
    ],
    'of the papers': [
      (state) => to.change(state, 'identity'),
      (state) => to.openPaper(state, 'phone'),
      (state) => to.paperGiven(state, 'phone', { value: '+351912345678', country: '' }),
      to.toTiles,
      (state) => to.openPaper(state, 'nif'),
      (state) => to.paperNone(state, 'nif'),
    ],
    'on the way to the code': [
      (state) => to.change(state, 'new-email'),
      (state) => ({ ...state, answers: withNewEmail(state.answers, { typed: 'c@x.pt', given: 'c@x.pt' }) }),
      (state) => to.toCode(state, NO_CODE),
      (state) => ({ ...state, code: '12' }),
      back,
    ],
  };

  it.each(Object.keys(changed))('%s puts the check page back whole', (name) => {
    const check = toCheck('correct-email');
    expect(back(walk(check, ...changed[name]!))).toEqual(check);
  });

  it('and Continue returns to the check page with what was changed', () => {
    const state = walk(
      toCheck('correct-email'),
      (at) => to.change(at, 'new-email'),
      (at) => ({ ...at, answers: withNewEmail(at.answers, { typed: 'c@x.pt', given: 'c@x.pt' }) }),
      to.next,
    );
    expect(state).toMatchObject({ screen: 'check', changing: false, before: null });
    expect(state.answers.newEmail.given).toBe('c@x.pt');
    expect(back(state).screen).toBe('new-email');
  });
});

describe("a paper's page", () => {
  const nif = walk(AT_WELCOME, to.begin, choose('reactivate'), to.next, (at) => to.openPaper(at, 'nif'));
  const typed =
    (value: string): Move =>
    (state) => ({
      ...state,
      answers: withPaper(state.answers, 'nif', { typed: value }),
    });

  it('keeps what was half typed', () => {
    const again = walk(nif, typed('2000'), back, (at) => to.openPaper(at, 'nif'));
    expect(again.answers.papers.nif).toMatchObject({ typed: '2000', given: null });
  });

  it('left by Back leaves a number that was given as it was given', () => {
    const state = walk(
      nif,
      (at) => to.paperGiven(at, 'nif', { value: '200000020', country: '' }),
      typed('2'),
      back,
    );
    expect(state.answers.papers.nif).toMatchObject({ typed: '200000020', given: { value: '200000020' } });
  });

  it('can say that there is none, and take it back', () => {
    const none = to.paperNone(nif, 'nif');
    expect([none.screen, none.answers.papers.nif.none]).toEqual(['identity', true]);
    const after = to.paperGiven(none, 'nif', { value: '200000020', country: '' });
    expect(after.answers.papers.nif.none).toBe(false);
  });
});

describe('a further request', () => {
  it.each([
    ['correct-email', 'reactivate', 'check'],
    ['resend', 'reactivate', 'check'],
    ['reactivate', 'correct-email', 'new-email'],
    ['closed', 'correct-email', 'new-email'],
  ] as const)(
    'after %s is %s, which begins at %s, and Back returns to the end page',
    (first, other, screen) => {
      const done = toDone(first);
      const begun = to.another(done);
      expect([to.otherPurpose(done), begun.purpose, begun.screen]).toEqual([other, other, screen]);
      expect(back(begun)).toEqual(done);
      const both = walk(begun, to.next, (at) => to.saved(at, other));
      expect([both.screen, both.saved.length, to.otherPurpose(both)]).toEqual(['done', 2, null]);
    },
  );

  it('after a resend knows the one address as the one that AIMA has', () => {
    const done = walk(toCheck('resend'), (at) => to.saved(at, 'resend'));
    expect(done.answers.oldEmail).toMatchObject({ given: 'new@x.pt', pressed: null });
  });
});

describe('another person', () => {
  const done = toDone('correct-email');
  const begun = to.anotherPerson(done, 'same');

  it('brings papers and an old address, and the new one is there', () => {
    expect([begun.screen, begun.purpose, begun.person]).toEqual(['identity', 'correct-email', 1]);
    expect(begun.answers.newEmail).toEqual(done.answers.newEmail);
    expect(to.path(begun)).toEqual(['done', 'identity', 'old-email', 'check']);
  });

  it('finds nothing of the one before, also not behind Back', () => {
    expect(JSON.stringify(begun)).not.toMatch(/200000020|11000000120|old@x/);
    const again = back(begun);
    expect([again.screen, to.otherPurpose(again)]).toEqual(['done', null]);
    expect(JSON.stringify(again)).not.toMatch(/200000020|old@x/);
  });

  it('with a mailbox of their own is asked for it, and Back leads to the end page with the first one still there', () => {
    const own = to.anotherPerson(done, 'own');
    expect(to.path(own)).toEqual(['done', 'identity', 'old-email', 'new-email', 'check']);
    expect(own.answers.newEmail).toEqual(NO_ANSWERS.newEmail);
    expect(JSON.stringify(own.answers)).not.toContain('new@x');
    expect(to.takesAnotherPerson(back(own))).toBe(true);
  });

  it('who helped the one before helps this one, and can say that it is not so', () => {
    const helped = { ...done, answers: { ...done.answers, assisted: true } };
    for (const address of ['same', 'own'] as const)
      expect(to.anotherPerson(helped, address).answers.assisted).toBe(true);
    expect(begun.answers.assisted).toBe(false);
  });

  it('with the old address the same as the new one is asked, and Back leads to the old one', () => {
    const old = walk(begun, to.next, (at) => ({
      ...at,
      answers: withOldEmail(at.answers, { typed: 'new@x.pt', given: 'new@x.pt' }),
    }));
    const asked = to.askAboutSame(old);
    expect([asked.screen, asked.talk.question?.ask]).toEqual(['new-email', 'same-as-old']);
    expect(back(asked)).toEqual(old);
    expect(to.next(asked)).toMatchObject({ screen: 'check', changing: false });
    expect(back(to.next(asked)).screen).toBe('old-email');
  });

  it('is offered six times in all, and after a request that has an address', () => {
    let state = done;
    for (let person = 1; person < to.MOST_REQUESTS; person++)
      state = walk(to.anotherPerson(state, 'same'), to.next, to.next, (at) => to.saved(at, 'correct-email'));
    expect(state.saved.map((each) => each.person)).toEqual([0, 1, 2, 3, 4, 5]);
    expect(to.takesAnotherPerson(state)).toBe(false);
    const reactivated = walk(toCheck('reactivate'), answered, (at) => to.saved(at, 'reactivate'));
    expect(to.takesAnotherPerson(reactivated)).toBe(false);
  });
});

describe('what was typed', () => {
  it.each<[string, Move]>([
    ['nothing', (state) => state],
    ...PAPERS.map((paper): [string, Move] => [
      paper,
      (state) => ({ ...state, answers: withPaper(state.answers, paper, { typed: '1' }) }),
    ]),
    ['an old address', (state) => ({ ...state, answers: withOldEmail(state.answers, { typed: 'a' }) })],
    ['a code', (state) => ({ ...state, code: '1' })],
  ])('%s', (name, move) => {
    const state = move(walk(AT_WELCOME, to.begin, choose('closed'), to.next));
    expect(to.losesTyping(state)).toBe(name !== 'nothing');
  });
});
