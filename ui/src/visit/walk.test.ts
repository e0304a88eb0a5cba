// @vitest-environment jsdom
// Random ways through the page's model, against a core that answers by rule: at once, late, not at all, or with
// a refusal. What must hold after every press stands in walk.ts.

import { describe, expect, it, vi } from 'vitest';
import type { Core, Facts, FieldError, RequestDraft, SendOutcome } from '../lib/core';
import * as broken from './broken';
import type { Making } from './broken';
import { accepted, FACTS, scripted, STATE } from './scripted';
import type { Walker as WalkerType } from './walk';
import { randomFrom, TYPED, Walker } from './walk';
import { Visit } from './visit.svelte';

const PATHS = Number(process.env['WALKS'] ?? 1000);
const PRESSES = 60;

/** How the core answers: in how many of a hundred calls late, and with a refusal. */
interface Manners {
  late: number;
  refuses: number;
}

class Answers {
  private readonly waiting: (() => void)[] = [];

  constructor(
    private readonly random: () => number,
    readonly manners: Manners,
  ) {}

  /** A call's answer, now or when its turn has come. */
  async give<T>(answer: () => T): Promise<T> {
    if (this.random() * 100 < this.manners.late) await new Promise<void>((turn) => this.waiting.push(turn));
    if (this.random() * 100 < this.manners.refuses) throw { code: 'broken' };
    return answer();
  }

  readonly turn = async (): Promise<void> => {
    if (this.waiting.length > 0 && this.random() < 0.6)
      this.waiting.splice(Math.floor(this.random() * this.waiting.length), 1)[0]!();
    // Whatever follows from it happens in this turn of the loop: everything awaited here is a promise.
    for (let i = 0; i < 40; i++) await Promise.resolve();
  };

  all(): void {
    this.manners.late = 0;
    this.manners.refuses = 0;
    this.waiting.splice(0).forEach((turn) => turn());
  }
}

/** The kind that the core judges, and what it refuses: the table of `judged` in the core. */
function refused(draft: RequestDraft): FieldError[] {
  const { purpose, oldEmail, newEmail, resendSame } = draft;
  const wrong = (code: string): FieldError[] => [{ field: 'new-email', code }];
  const same = oldEmail.answer === 'given' && newEmail !== null ? oldEmail.address === newEmail : null;
  if (purpose === 'reactivate' || purpose === 'closed')
    return newEmail === null ? [] : wrong('email-not-asked');
  if (newEmail === null) return wrong('email-empty');
  if (purpose === 'resend') return same === false ? wrong('email-not-same') : [];
  if (same && !resendSame) return wrong('email-same');
  return !same && resendSame ? wrong('email-not-same') : [];
}

function fakeCore(answers: Answers, random: () => number, heard: (draft: RequestDraft) => void) {
  let confirmed: string | null = null;
  let asked = '';
  let all: Facts[] = [];
  const give = answers.give.bind(answers);
  const judged: FieldError[][] = [];
  let saving = false;
  const core: Core = scripted({
    beginVisit: () => {
      [confirmed, all] = [null, []];
      return give(() => ({ visit: 'v1' }));
    },
    setLanguage: () => give(() => undefined),
    choosePurpose: () => give(() => undefined),
    anotherPerson: () => give(() => undefined),
    read: () => give(() => ({ reading: 'passport', number: 'L898902C3', country: 'UTO' }) as const),
    checkPaper: (_visit, { paper, value, country }) =>
      give(() => {
        const shown = { value, country: paper === 'passport' ? country : '' };
        if (value.startsWith('0')) {
          const candidates = [{ value: '+8801712345678', shown: '+880 1712-345678', country: 'BGD' }];
          return { ok: false, error: null, shown, question: { ask: 'phone-country' as const, candidates } };
        }
        const right = value.length > 5 && (paper !== 'passport' || country !== '');
        return { ok: right, error: right ? null : { field: paper, code: 'other' }, shown, question: null };
      }),
    checkIdentity: (_visit, identity) =>
      give(() => {
        const { nif, niss, passport, phone } = identity;
        const ok = [nif, niss, passport, phone].filter(Boolean).length > 1;
        const errors = ok ? [] : [{ field: 'identity' as const, code: 'identity-need-two' }];
        return { ok, errors, shown: identity };
      }),
    checkEmail: (_visit, field, value, old) =>
      give(() => {
        if (value === '') return accepted({ ok: false, error: 'email-empty', shown: value });
        if (field === 'old-email') return accepted({ shown: value });
        if (value.endsWith('@')) return accepted({ ok: false, error: 'email-form', shown: value });
        const suggestion = value.endsWith('gmial.com') ? 'ana@gmail.com' : null;
        return accepted({ shown: value, suggestion, sameAsOld: value === old });
      }),
    sendCode: (_visit, email) =>
      give(() => {
        asked = email;
        if (confirmed === email) return { outcome: 'confirmed' };
        const way = Math.floor(random() * 4);
        if (way === 0) return { outcome: 'offline' };
        return way === 1 ? { outcome: 'slow-down', seconds: 5 } : { outcome: 'sent', resendAfterS: 0 };
      }),
    resendCode: () => give(() => ({ outcome: 'sent', resendAfterS: 0 }) as const),
    confirmCode: (_visit, code) =>
      give(() => {
        if (code !== '123456')
          return random() < 0.5 ? { outcome: 'spent' } : { outcome: 'wrong', triesLeft: 2 };
        confirmed = asked;
        return { outcome: 'confirmed' };
      }),
    send: (_visit, draft) => {
      heard(draft);
      const errors = refused(draft);
      if (errors.length > 0) judged.push(errors);
      saving = true;
      return give<SendOutcome>(() => {
        if (errors.length > 0) return { outcome: 'invalid', errors };
        if (random() * 100 < answers.manners.refuses) return { outcome: 'not-saved', fault: 'disk-full' };
        const kind = draft.resendSame ? 'resend' : draft.purpose;
        const facts = { ...FACTS, kind, trackingCode: `4F${all.length}` } as Facts;
        all = [...all, facts];
        return { outcome: 'saved', facts };
      }).finally(() => (saving = false));
    },
    facts: () => give(() => all),
    printAgain: () => give(() => undefined),
  });
  return { core, judged, saving: () => saving };
}

/** One path; throws with the whole way where something does not hold. */
async function walk(seed: number, make: Making = (core, clock) => new Visit(core, clock)): Promise<void> {
  const random = randomFrom(seed);
  const answers = new Answers(random, { late: random() * 40, refuses: random() < 0.5 ? 0 : 8 });
  let walker: WalkerType;
  const { core, judged, saving } = fakeCore(answers, random, (draft) => walker.heard(draft));
  let now = 0;
  const visit = make(core, { now: () => (now += 1000) });
  visit.kioskStateChanged(STATE);
  walker = new Walker(visit, random, answers.turn, saving);
  try {
    for (let press = 0; press < PRESSES; press++) {
      if (random() < 0.01) visit.idleQuestionShown();
      await walker.step();
      if (judged.length > 0) throw new Error(`the core would refuse ${JSON.stringify(judged)}`);
    }
    answers.all();
    await answers.turn();
    await walker.finish();
  } catch (reason) {
    throw new Error(`seed ${seed}: ${(reason as Error).message}\n${walker.done.slice(-25).join('\n')}`);
  }
}

/** However short the campaign is: a break that is rare takes some hundred ways. */
const FOUND_WITHIN = 3000;

async function firstFound(make: Making): Promise<string> {
  for (let seed = 1; seed <= FOUND_WITHIN; seed++) {
    const found = await walk(seed, make).then(
      () => null,
      (reason: Error) => reason.message,
    );
    if (found) return found;
  }
  return 'nothing';
}

describe('whatever is pressed', () => {
  it(`holds on ${PATHS} ways`, { timeout: 20 * 60_000 }, async () => {
    // A word about a slow answer is a timer for each call: none is looked at here.
    vi.useFakeTimers();
    try {
      for (let seed = 1; seed <= PATHS; seed++) await walk(seed);
    } finally {
      vi.useRealTimers();
    }
  });

  it('leads everywhere', async () => {
    const seen = new Set<string>();
    for (let seed = 1; seed <= 300; seed++)
      await walk(seed, (core, clock) => {
        const visit = new Visit(core, clock);
        const state = Object.getOwnPropertyDescriptor(Visit.prototype, 'state')!.get!;
        Object.defineProperty(visit, 'state', {
          get() {
            const now = state.call(visit);
            seen.add(now.screen);
            if (now.talk.question) seen.add(now.talk.question.ask);
            return now;
          },
        });
        return visit;
      });
    for (const where of [
      ...Object.keys(TYPED).filter((field) => field.includes('-')),
      ...'purpose privacy identity identity-passport identity-nif identity-niss identity-phone confirm-code'.split(
        ' ',
      ),
      ...'check not-saved done track suggestion same-as-old phone-country'.split(' '),
    ])
      expect(seen, where).toContain(where);
  });
});

describe('a page that is broken is found out', () => {
  it('Back that restores what was typed, and nothing else', { timeout: 60_000 }, async () => {
    expect(await firstFound(broken.backRestoresTypedAlone)).toContain('Back puts');
  });

  it('a language that the page alone is told', async () => {
    expect(await firstFound(broken.languageToldToThePageAlone)).toContain('the language of the request');
  });

  it('Cancel while a request is being saved', async () => {
    const found = await firstFound(broken.cancelWhileSaving);
    expect(found).toMatch(/nothing (ends|leaves)|every saved request/);
  });

  it('an address that is sent as it was typed, and drawn as it was understood', async () => {
    expect(await firstFound(broken.sendsWhatWasTyped)).toContain('what is sent is what the check page');
  });

  it('the last request alone on the end page', async () => {
    expect(await firstFound(broken.factsOfTheLast)).toContain('every saved request is shown');
  });

  it('a helper who is drawn and not sent', async () => {
    expect(await firstFound(broken.forgetsTheHelper)).toContain('what is sent is what the check page');
  });
});
