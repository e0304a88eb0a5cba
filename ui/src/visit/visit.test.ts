import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type {
  Core,
  Facts,
  KioskState,
  PaperAnswer,
  Purpose,
  Reading,
  RequestDraft,
  SendOutcome,
} from '../lib/core';
import { accepted, FACTS, held, scripted, STATE } from './scripted';
import { PAPERS } from './answers';
import { kindOf } from './state';
import { Visit } from './visit.svelte';

async function give(visit: Visit, paper: (typeof PAPERS)[number], value: string): Promise<void> {
  visit.openPaper(paper);
  visit.typePaper(paper, value);
  await visit.goOn();
}

/** As the core answers: what is typed is shown, and the same address is the same. */
const echo: Core['checkEmail'] = async (_visit, field, value, old) =>
  accepted({ shown: value, sameAsOld: field === 'new-email' && value === old });

async function atCheck(core: Core, kind: Purpose = 'correct-email'): Promise<Visit> {
  const visit = new Visit(core);
  visit.kioskStateChanged(STATE);
  await visit.chooseLanguage('pt');
  await visit.choosePurpose(kind);
  await visit.goOn();
  await give(visit, 'nif', '200000020');
  await give(visit, 'niss', '11000000120');
  await visit.goOn();
  if (kind !== 'resend') {
    visit.oldEmail = 'old@x.pt';
    await visit.goOn();
  }
  if (kind === 'correct-email' || kind === 'resend') {
    visit.newEmail = 'new@x.pt';
    await visit.goOn();
  }
  expect(visit.screen).toBe('check');
  return visit;
}

describe('a reader', () => {
  const passport: Reading = { reading: 'passport', number: 'L898902C3', country: 'UTO' };

  async function atTiles(read: Core['read']): Promise<Visit> {
    const visit = new Visit(scripted({ read }));
    visit.kioskStateChanged(STATE);
    await visit.chooseLanguage('pt');
    await visit.choosePurpose('reactivate');
    await visit.goOn();
    expect(visit.screen).toBe('identity');
    return visit;
  }

  it('on the tiles gives the passport, and on each page leaves the number that stands there', async () => {
    for (const paper of [null, ...PAPERS]) {
      const visit = await atTiles(async () => passport);
      if (paper) visit.openPaper(paper);
      if (paper && paper !== 'passport') visit.typePaper(paper, '2000');
      await visit.readerTyped('…');
      const { papers } = visit.answers;
      expect(papers.passport.given).toEqual({ value: 'L898902C3', country: 'UTO' });
      expect(visit.screen).toBe(paper ? `identity-${paper}` : 'identity');
      if (paper && paper !== 'passport') expect(papers[paper].typed).toBe('2000');
    }
  });

  it('takes the place of what was read or typed before', async () => {
    const visit = await atTiles(async () => passport);
    visit.openPaper('passport');
    visit.typePaper('passport', 'AB12');
    await visit.readerTyped('…');
    expect(visit.answers.papers.passport.typed).toBe('L898902C3');
    await visit.goOn();
    expect(visit.screen).toBe('identity');
  });

  it.each<Reading>([
    { reading: 'other-paper', paper: 'residence-card' },
    { reading: 'other-paper', paper: 'visa' },
    { reading: 'misread' },
    { reading: 'unknown' },
    { reading: 'tracking-code', code: '4FXX' },
  ])('that read $reading has one sentence, and nothing changes', async (reading) => {
    const visit = await atTiles(async () => reading);
    const before = visit.answers;
    await visit.readerTyped('…');
    const said = reading.reading === 'other-paper' ? reading.paper : reading.reading;
    expect([visit.state.talk.notice, visit.answers]).toEqual([`reader-${said}`, before]);
  });

  it('is not needed where no paper is asked for, and then the core is not asked', async () => {
    const read = vi.fn(async (): Promise<Reading> => passport);
    const visit = await atTiles(read);
    visit.goBack();
    await visit.readerTyped('…');
    expect([visit.screen, visit.state.talk.notice]).toEqual(['privacy', 'reader-not-here']);
    expect(read).not.toHaveBeenCalled();
  });

  it('that comes too late fills no other screen and no other visit', async () => {
    const answer = held<Reading>();
    const visit = await atTiles(() => answer.promise);
    const reading = visit.readerTyped('…');
    await visit.end();
    answer.resolve(passport);
    await reading;
    expect(visit.answers.papers.passport.given).toBeNull();
  });

  it('on the tracking page looks the code up', async () => {
    const track = vi.fn(async () => ({ outcome: 'state', state: 'done', until: null }) as const);
    const visit = new Visit(
      scripted({ track, read: async () => ({ reading: 'tracking-code', code: '4FXX-XXXX-XXXC' }) }),
    );
    await visit.chooseLanguage('pt');
    visit.goToTracking();
    await visit.readerTyped('…');
    expect(track).toHaveBeenCalledWith('4FXX-XXXX-XXXC');
    expect(visit.trackOutcome).toMatchObject({ state: 'done' });
  });
});

describe('the papers', () => {
  it('with one alone say so, and a person can be called', async () => {
    const errors = [{ field: 'identity', code: 'identity-need-two' } as const];
    const visit = new Visit(
      scripted({ checkIdentity: async (_visit, shown) => ({ ok: false, errors, shown }) }),
    );
    await visit.chooseLanguage('pt');
    await visit.choosePurpose('closed');
    await visit.goOn();
    await give(visit, 'phone', '912345678');
    await visit.goOn();
    expect([visit.screen, visit.errorOf('identity')]).toEqual(['identity', 'identity-need-two']);
  });

  it('refuse an empty number with what else can be done', async () => {
    const visit = new Visit(scripted());
    await visit.chooseLanguage('pt');
    await visit.choosePurpose('closed');
    await visit.goOn();
    await give(visit, 'nif', ' ');
    expect([visit.screen, visit.errorOf('nif')]).toEqual(['identity-nif', 'paper-empty']);
    visit.skip();
    expect([visit.screen, visit.answers.papers.nif.none]).toEqual(['identity', true]);
  });

  it('ask whose telephone number it is, and take the answer', async () => {
    const candidates = [{ value: '+8801712345678', shown: '+880 1712-345678', country: 'BGD' }];
    const checkPaper = vi.fn<Core['checkPaper']>(async (_visit, { value }): Promise<PaperAnswer> => {
      const known = value.startsWith('+');
      const question = known ? null : ({ ask: 'phone-country', candidates } as const);
      return { ok: known, error: null, shown: { value, country: '' }, question: question && { ...question } };
    });
    const visit = new Visit(
      scripted({
        checkPaper,
        read: async () => ({ reading: 'passport', number: 'AB1234567', country: 'BGD' }),
      }),
    );
    await visit.chooseLanguage('pt');
    await visit.choosePurpose('closed');
    await visit.goOn();
    await visit.readerTyped('…');
    await give(visit, 'phone', '01712345678');
    expect([visit.screen, visit.question?.ask]).toEqual(['identity-phone', 'phone-country']);
    expect(checkPaper.mock.calls[0]![1].country).toBe('BGD');
    await visit.choosePhone('+8801712345678');
    expect(visit.screen).toBe('identity');
    expect(visit.answers.papers.phone.given?.value).toBe('+8801712345678');
  });
});

describe('the old address', () => {
  it.each(['unknown', 'none'] as const)('"%s" stays until it is released', async (answer) => {
    const visit = await atCheck(scripted(), 'reactivate');
    visit.goBack();
    await visit.pressOldEmail(answer);
    expect(visit.screen).toBe('check');
    visit.goBack();
    expect(visit.answers.oldEmail.pressed).toBe(answer);
    await visit.goOn();
    expect(visit.screen).toBe('check');
    visit.goBack();
    await visit.pressOldEmail(answer);
    expect([visit.screen, visit.answers.oldEmail.pressed]).toEqual(['old-email', null]);
  });

  it('typed while an answer is awaited leads nobody to a check page without one', async () => {
    const answer = held<Awaited<ReturnType<Core['checkEmail']>>>();
    let waits = false;
    const visit = await atCheck(
      scripted({ checkEmail: (...asked) => (waits ? answer.promise : echo(...asked)) }),
    );
    visit.change('old-email');
    waits = true;
    const pressing = visit.pressOldEmail('none');
    visit.oldEmail = 'ana@@sapo.pt';
    answer.resolve(accepted());
    await pressing;
    expect([visit.screen, visit.busy]).toEqual(['old-email', false]);
  });

  it('typed releases the answer', async () => {
    const visit = await atCheck(scripted(), 'reactivate');
    visit.goBack();
    await visit.pressOldEmail('unknown');
    visit.goBack();
    visit.oldEmail = 'ana@@sapo.pt';
    expect(visit.answers.oldEmail.pressed).toBeNull();
  });

  it('is asked nothing about its spelling', async () => {
    const visit = await atCheck(
      scripted({
        checkEmail: async (_v, _f, value) => accepted({ shown: value, suggestion: 'a@gmail.com' }),
      }),
      'reactivate',
    );
    expect([visit.question, visit.answers.oldEmail.given]).toEqual([null, 'old@x.pt']);
  });
});

describe('sending', () => {
  it('two taps make one request', async () => {
    const send = vi.fn(async (): Promise<SendOutcome> => ({ outcome: 'saved', facts: FACTS }));
    const visit = await atCheck(scripted({ send }));
    await Promise.all([visit.send(), visit.send()]);
    expect(send).toHaveBeenCalledTimes(1);
    expect(visit.screen).toBe('done');
  });

  it('that the core refuses ends at "not saved", and can be tried again', async () => {
    const send = vi
      .fn<Core['send']>()
      .mockRejectedValueOnce({ code: 'broken' })
      .mockResolvedValueOnce({ outcome: 'not-saved', fault: 'disk-full' })
      .mockResolvedValueOnce({ outcome: 'saved', facts: FACTS });
    const visit = await atCheck(scripted({ send }));
    await visit.send();
    expect(visit.screen).toBe('not-saved');
    await visit.send();
    expect([visit.screen, visit.notSavedFault]).toEqual(['not-saved', 'disk-full']);
    await visit.send();
    expect(visit.screen).toBe('done');
  });

  it('a draft that the core finds wrong leads to the question, with its error', async () => {
    const errors = [{ field: 'niss', code: 'niss-check' } as const];
    const visit = await atCheck(scripted({ send: async () => ({ outcome: 'invalid', errors }) }));
    await visit.send();
    expect(visit.screen).toBe('identity');
    expect(visit.errorOf('niss')).toBe('niss-check');
    await visit.goOn();
    expect(visit.screen).toBe('check');
  });

  it('is left by nothing while it is being saved, and its end follows', async () => {
    const answer = held<SendOutcome>();
    const endVisit = vi.fn(async () => undefined);
    const visit = await atCheck(scripted({ send: () => answer.promise, endVisit }));
    const sending = visit.send();
    visit.goBack();
    visit.leave();
    await visit.leaveNow();
    await visit.end();
    expect([visit.screen, visit.saving, visit.over]).toEqual(['check', true, null]);
    expect(endVisit).not.toHaveBeenCalled();
    answer.resolve({ outcome: 'saved', facts: FACTS });
    await sending;
    expect([visit.screen, visit.facts.length]).toEqual(['done', 1]);
  });

  it('tells the language of the check page, also where the core refused it', async () => {
    const send = vi.fn<Core['send']>(async () => ({ outcome: 'saved', facts: FACTS }));
    const visit = await atCheck(
      scripted({ send, setLanguage: async () => Promise.reject({ code: 'broken' }) }),
    );
    await visit.chooseLanguage('ar');
    await visit.send();
    expect([visit.language, send.mock.calls[0]![1].language]).toEqual(['ar', 'ar']);
  });

  it('of what could not be saved is in the language of its check page, whatever is read meanwhile', async () => {
    const send = vi.fn<Core['send']>(async () => ({ outcome: 'not-saved', fault: 'disk-full' }));
    const visit = await atCheck(scripted({ send }));
    await visit.chooseLanguage('en');
    await visit.send();
    await visit.chooseLanguage('ar');
    await visit.send();
    await visit.chooseLanguage('pt');
    send.mockResolvedValueOnce({ outcome: 'saved', facts: FACTS });
    await visit.send();
    expect(send.mock.calls.map(([, draft]) => draft.language)).toEqual(['en', 'en', 'en']);
    expect([visit.screen, visit.language, visit.state.sentIn]).toEqual(['done', 'pt', null]);
  });

  it('after a change is in the language of the check page that was read again', async () => {
    const send = vi
      .fn<Core['send']>()
      .mockResolvedValueOnce({ outcome: 'not-saved', fault: 'disk-full' })
      .mockResolvedValueOnce({ outcome: 'invalid', errors: [{ field: 'niss', code: 'niss-check' }] })
      .mockResolvedValueOnce({ outcome: 'saved', facts: FACTS });
    const visit = await atCheck(scripted({ send }));
    await visit.chooseLanguage('en');
    await visit.send();
    await visit.send();
    expect(visit.screen).toBe('identity');
    await visit.chooseLanguage('ar');
    await visit.goOn();
    await visit.send();
    expect(send.mock.calls.map(([, draft]) => draft.language)).toEqual(['en', 'en', 'ar']);
  });

  it('waits until the whole check page has been on the screen', async () => {
    const send = vi.fn<Core['send']>(async () => ({ outcome: 'not-saved', fault: 'disk-full' }));
    const visit = await atCheck(scripted({ send }));
    visit.contentShown(false);
    await visit.send();
    expect([visit.screen, send.mock.calls.length]).toEqual(['check', 0]);
    visit.contentShown(true);
    await visit.send();
    // What is tried again has been read.
    visit.contentShown(false);
    await visit.send();
    expect([visit.screen, send.mock.calls.length]).toEqual(['not-saved', 2]);
  });

  it('is ended by no rest either: while it is being saved nobody is asked', async () => {
    const answer = held<SendOutcome>();
    const visit = await atCheck(scripted({ send: () => answer.promise }));
    const sending = visit.send();
    visit.idleQuestionShown();
    await visit.leaveNow();
    expect([visit.screen, visit.saving]).toEqual(['check', true]);
    answer.resolve({ outcome: 'saved', facts: FACTS });
    await sending;
    // Somebody else may stand there by now: the code is there, the whole address is not.
    expect([visit.screen, visit.facts.length, visit.addressOf(FACTS.trackingCode)]).toEqual([
      'done',
      1,
      null,
    ]);
  });

  it('of a resend has one address, typed once', async () => {
    const send = vi.fn<Core['send']>(async () => ({ outcome: 'saved', facts: FACTS }));
    const visit = await atCheck(scripted({ send, checkEmail: echo }), 'resend');
    await visit.send();
    expect(send.mock.calls[0]![1]).toMatchObject({
      purpose: 'resend',
      newEmail: 'new@x.pt',
      oldEmail: { answer: 'given', address: 'new@x.pt' },
    });
  });

  it('does not let an answer that was overtaken take "delivered" back', async () => {
    const answer = held<Facts[]>();
    const visit = await atCheck(scripted({ facts: () => answer.promise }));
    const sending = visit.send();
    await vi.waitFor(() => expect(visit.screen).toBe('done'));
    visit.factsChanged([{ ...FACTS, delivered: true }]);
    answer.resolve([{ ...FACTS, delivered: false }]);
    await sending;
    expect(visit.facts[0]?.delivered).toBe(true);
  });
});

describe('the end of a visit', () => {
  it('leaves nothing of the person behind', async () => {
    const endVisit = vi.fn(async () => undefined);
    const visit = await atCheck(scripted({ endVisit }));
    await visit.chooseLanguage('ar');
    await visit.end();
    expect(endVisit).toHaveBeenCalledWith('v1');
    expect([visit.screen, visit.language, visit.facts]).toEqual(['welcome', 'pt', []]);
    expect(JSON.stringify(visit.state)).not.toMatch(/x\.pt|200000020/);
  });

  it('drops an answer that comes later', async () => {
    const answer = held<void>();
    const visit = new Visit(scripted({ choosePurpose: () => answer.promise }));
    await visit.chooseLanguage('pt');
    const choosing = visit.choosePurpose('resend');
    await visit.end();
    answer.resolve();
    await choosing;
    expect([visit.screen, visit.busy]).toEqual(['welcome', false]);
  });

  it('comes by itself when the core says that the visit is over', async () => {
    const visit = await atCheck(scripted({ send: async () => Promise.reject({ code: 'stale-visit' }) }));
    await visit.send();
    expect(visit.screen).toBe('welcome');
  });

  it("does not show the next person the last one's facts", async () => {
    const visit = await atCheck(scripted());
    await visit.send();
    visit.factsChanged([{ ...FACTS, printed: 'printed' }]);
    expect(visit.facts[0]?.printed).toBe('printed');
    await visit.end();
    visit.factsChanged([{ ...FACTS, delivered: true }]);
    expect(visit.facts).toEqual([]);
  });
});

describe('leaving', () => {
  it('asks once something was typed, and then deletes', async () => {
    const visit = await atCheck(scripted());
    visit.leave();
    expect([visit.screen, visit.over]).toEqual(['check', { name: 'leave', loss: 'typed' }]);
    visit.stay();
    expect([visit.screen, visit.over, visit.answers.newEmail.given]).toEqual(['check', null, 'shown@x.pt']);
    visit.leave();
    await visit.leaveNow();
    expect(visit.screen).toBe('welcome');
  });

  it('asks nothing before anything was typed', async () => {
    const visit = new Visit(scripted());
    await visit.chooseLanguage('pt');
    visit.leave();
    expect([visit.screen, visit.over]).toEqual(['welcome', null]);
  });

  it.each([
    ['waiting', 'printing'],
    ['not-printed', 'no-receipt'],
    ['unconfirmed', 'no-receipt'],
  ] as const)('a receipt that is %s asks first (%s)', async (printed, lost) => {
    const facts = { ...FACTS, printed };
    const visit = await atCheck(
      scripted({ send: async () => ({ outcome: 'saved', facts }), facts: async () => [facts] }),
    );
    await visit.send();
    visit.leave();
    expect([visit.screen, visit.over]).toEqual(['done', { name: 'leave', loss: lost }]);
  });

  it('with the receipt in the hand ends at once; while it is asked, the receipt closes the question', async () => {
    const visit = await atCheck(scripted());
    await visit.send();
    visit.leave();
    expect(visit.over).toEqual({ name: 'leave', loss: 'printing' });
    visit.factsChanged([{ ...FACTS, printed: 'printed' }]);
    expect([visit.screen, visit.over]).toEqual(['done', null]);
    visit.leave();
    expect(visit.screen).toBe('welcome');
  });

  it('a request that is not saved asks, and try again is still there', async () => {
    const visit = await atCheck(
      scripted({ send: async () => ({ outcome: 'not-saved', fault: 'disk-full' }) }),
    );
    await visit.send();
    visit.leave();
    expect([visit.screen, visit.over]).toEqual(['not-saved', { name: 'leave', loss: 'not-saved' }]);
  });
});

describe('Back while an answer is awaited', () => {
  it('waits no longer, and the late answer moves nobody', async () => {
    const answer = held<PaperAnswer>();
    const visit = new Visit(scripted({ checkPaper: () => answer.promise }));
    await visit.chooseLanguage('pt');
    await visit.choosePurpose('closed');
    await visit.goOn();
    const giving = give(visit, 'nif', '200000020');
    expect(visit.busy).toBe(true);
    visit.goBack();
    expect([visit.screen, visit.busy]).toEqual(['identity', false]);
    answer.resolve({ ok: true, error: null, shown: { value: '200000020', country: '' }, question: null });
    await giving;
    expect([visit.screen, visit.answers.papers.nif]).toMatchObject([
      'identity',
      { typed: '200000020', given: null },
    ]);
  });

  describe('that takes long', () => {
    beforeEach(() => void vi.useFakeTimers());
    afterEach(() => void vi.useRealTimers());

    it('has a word after two seconds', async () => {
      const answer = held<void>();
      const visit = new Visit(scripted({ choosePurpose: () => answer.promise }));
      await visit.chooseLanguage('pt');
      const choosing = visit.choosePurpose('closed');
      await vi.advanceTimersByTimeAsync(1_900);
      expect(visit.slow).toBe(false);
      await vi.advanceTimersByTimeAsync(200);
      expect(visit.slow).toBe(true);
      answer.resolve();
      await choosing;
      expect([visit.screen, visit.slow]).toEqual(['privacy', false]);
    });
  });
});

describe('a call that fails', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it('leaves a sentence and the way on', async () => {
    let working = false;
    const beginVisit = async () => (working ? { visit: 'v1' } : Promise.reject({ code: 'broken' }));
    const visit = new Visit(scripted({ beginVisit }));
    await visit.chooseLanguage('pt');
    expect([visit.screen, visit.trouble]).toEqual(['welcome', 'broken']);
    working = true;
    await visit.chooseLanguage('pt');
    expect([visit.screen, visit.trouble]).toEqual(['purpose', null]);
  });

  it('without ever answering is given up', async () => {
    const visit = new Visit(scripted({ beginVisit: () => new Promise(() => undefined) }));
    const choosing = visit.chooseLanguage('pt');
    await vi.advanceTimersByTimeAsync(15_000);
    await choosing;
    expect([visit.trouble, visit.busy]).toEqual(['no-answer', false]);
  });
});

describe('questions about an address', () => {
  it('are answered before going on, and asked once', async () => {
    const checkEmail = async (_visit: string, _field: string, value: string) =>
      accepted({ shown: value, suggestion: value.endsWith('gmial.com') ? 'a@gmail.com' : null });
    const visit = await atCheck(scripted({ checkEmail }));
    visit.change('new-email');
    visit.newEmail = 'a@gmial.com';
    await visit.goOn();
    await visit.goOn();
    expect([visit.screen, visit.question?.ask]).toEqual(['new-email', 'suggestion']);
    await visit.answer('keep-mine');
    expect([visit.screen, visit.answers.newEmail.given]).toEqual(['check', 'a@gmial.com']);
  });

  it('are asked again when a changed old address makes both the same', async () => {
    const visit = await atCheck(scripted({ checkEmail: echo }));
    visit.change('old-email');
    visit.oldEmail = 'new@x.pt';
    await visit.goOn();
    expect([visit.screen, visit.question?.ask]).toEqual(['new-email', 'same-as-old']);
    await visit.answer('resend');
    expect([visit.screen, kindOf(visit.state)]).toEqual(['check', 'resend']);
    visit.change('old-email');
    await visit.pressOldEmail('unknown');
    expect([visit.screen, kindOf(visit.state)]).toEqual(['check', 'correct-email']);
  });

  it.each<[string, (visit: Visit) => Promise<void>]>([
    [
      'the old address typed as the new one, and the resend agreed',
      async (visit) => {
        visit.change('new-email');
        visit.newEmail = 'old@x.pt';
        await visit.goOn();
        await visit.answer('resend');
        // The code is on its way: not back at the check page yet.
        expect([visit.screen, kindOf(visit.state)]).toEqual(['confirm-code', 'resend']);
        visit.goBack();
      },
    ],
    [
      'the new address typed as the old one',
      async (visit) => {
        visit.change('old-email');
        visit.oldEmail = 'new@x.pt';
        await visit.goOn();
        expect(visit.question?.ask).toBe('same-as-old');
      },
    ],
    [
      'half an address',
      async (visit) => {
        visit.change('new-email');
        visit.newEmail = 'half@';
      },
    ],
  ])('that Back takes back leave nothing: %s', async (_what, change) => {
    const drafts: RequestDraft[] = [];
    const core = scripted({
      checkEmail: echo,
      sendCode: async () => ({ outcome: 'sent', resendAfterS: 30 }),
      confirmCode: async () => ({ outcome: 'confirmed' }),
      send: async (_visit, draft) => {
        drafts.push(draft);
        return { outcome: 'saved', facts: FACTS };
      },
    });
    const visit = new Visit(core);
    await visit.chooseLanguage('pt');
    await visit.choosePurpose('correct-email');
    await visit.goOn();
    await give(visit, 'nif', '200000020');
    await give(visit, 'niss', '11000000120');
    await visit.goOn();
    visit.oldEmail = 'old@x.pt';
    await visit.goOn();
    visit.newEmail = 'new@x.pt';
    await visit.goOn();
    visit.code = '123456';
    await visit.goOn();
    const check = visit.state;
    expect(check.screen).toBe('check');
    await change(visit);
    visit.goBack();
    expect(visit.state).toEqual(check);
    await visit.send();
    expect(drafts[0]).toMatchObject({
      purpose: 'correct-email',
      oldEmail: { address: 'old@x.pt' },
      newEmail: 'new@x.pt',
      resendSame: false,
    });
  });
});

describe('several requests of one visit', () => {
  function family() {
    const drafts: RequestDraft[] = [];
    const calls: string[] = [];
    const all: Facts[] = [];
    const core = scripted({
      checkEmail: echo,
      choosePurpose: async (_visit, purpose) => void calls.push(purpose),
      anotherPerson: async () => void calls.push('another-person'),
      idleAsked: async () => void calls.push('idle-asked'),
      printAgain: async (_visit, code) => void calls.push(`print ${code}`),
      send: async (_visit, draft) => {
        drafts.push(draft);
        const facts = { ...FACTS, kind: draft.purpose, trackingCode: `4F${drafts.length}` };
        all.push(facts);
        return { outcome: 'saved', facts };
      },
      facts: async () => all,
    });
    return { core, drafts, calls, all };
  }

  it('each keeps its own facts, and can be printed again from anywhere', async () => {
    const { core, calls } = family();
    const visit = await atCheck(core);
    await visit.send();
    await visit.another();
    visit.factsChanged([{ ...FACTS, trackingCode: '4F1', delivered: true }]);
    visit.goBack();
    expect([visit.screen, visit.facts.length, visit.facts[0]?.delivered]).toEqual(['done', 1, true]);
    await visit.printAgain('4F1');
    await visit.another();
    await visit.send();
    expect(visit.facts.map(({ trackingCode }) => trackingCode)).toEqual(['4F1', '4F2']);
    expect(calls).toEqual(['correct-email', 'reactivate', 'print 4F1', 'reactivate']);
  });

  it('a family of three: the address stays, papers and old address do not', async () => {
    const { core, drafts, calls } = family();
    const visit = await atCheck(core);
    await visit.send();
    for (const nif of ['200000080', '200000039']) {
      visit.askAnotherPerson();
      expect(visit.over).toEqual({ name: 'another-person' });
      await visit.anotherPerson('same');
      expect([visit.screen, visit.over]).toEqual(['identity', null]);
      expect(JSON.stringify([visit.answers, visit.state.before])).not.toMatch(/2000000|1100000|old@x/);
      await give(visit, 'nif', nif);
      await give(visit, 'phone', '912345678');
      await visit.goOn();
      await visit.pressOldEmail('none');
      expect(visit.screen).toBe('check');
      await visit.send();
    }
    expect(visit.screen).toBe('done');
    expect(drafts.map(({ newEmail, identity }) => [newEmail, identity.nif, identity.niss])).toEqual([
      ['new@x.pt', '200000020', '11000000120'],
      ['new@x.pt', '200000080', ''],
      ['new@x.pt', '200000039', ''],
    ]);
    expect(calls.filter((call) => call === 'another-person').length).toBe(2);
  });

  it('another person with another mailbox is asked for it, and each is sent with their own', async () => {
    const { core, drafts } = family();
    const visit = await atCheck(core);
    await visit.send();
    visit.askAnotherPerson();
    await visit.anotherPerson('own');
    await give(visit, 'nif', '200000080');
    await give(visit, 'phone', '912345678');
    await visit.goOn();
    await visit.pressOldEmail('none');
    expect([visit.screen, visit.newEmail]).toEqual(['new-email', '']);
    visit.newEmail = 'own@x.pt';
    await visit.goOn();
    if (visit.screen === 'confirm-code') visit.skip();
    expect(visit.screen).toBe('check');
    await visit.send();
    expect(drafts.map(({ newEmail }) => newEmail)).toEqual(['new@x.pt', 'own@x.pt']);
  });

  it('the idle question ends it: no other person, no whole address', async () => {
    const { core, calls } = family();
    const visit = await atCheck(core);
    await visit.send();
    expect([visit.offersAnotherPerson, visit.addressOf('4F1')]).toEqual([true, 'new@x.pt']);
    visit.askAnotherPerson();
    visit.idleQuestionShown();
    visit.idleQuestionShown();
    expect([visit.offersAnotherPerson, visit.addressOf('4F1'), visit.over]).toEqual([false, null, null]);
    await visit.anotherPerson('own');
    expect([visit.screen, calls]).toEqual(['done', ['correct-email', 'idle-asked']]);
  });
});

describe('a kiosk that closes', () => {
  const closed: KioskState = { ...STATE, service: 'closed', fault: 'paused' };

  it('says so before anything is typed, and begins anew when it opens', async () => {
    const visit = new Visit(scripted());
    visit.kioskStateChanged(STATE);
    await visit.chooseLanguage('ar');
    visit.kioskStateChanged(closed);
    expect(visit.screen).toBe('out-of-service');
    visit.kioskStateChanged(STATE);
    expect([visit.screen, visit.language]).toEqual(['welcome', 'pt']);
  });

  it('throws nobody out of a request', async () => {
    const visit = await atCheck(scripted(), 'reactivate');
    visit.kioskStateChanged(closed);
    expect(visit.screen).toBe('check');
    await visit.send();
    expect(visit.screen).toBe('done');
  });
});

describe('a correction with a passport reader and one typed number', () => {
  it('takes ten taps besides typing, the code included', async () => {
    const visit = new Visit(
      scripted({
        checkEmail: echo,
        read: async () => ({ reading: 'passport', number: 'L898902C3', country: 'UTO' }),
        sendCode: async () => ({ outcome: 'sent', resendAfterS: 30 }),
        confirmCode: async () => ({ outcome: 'confirmed' }),
      }),
    );
    visit.kioskStateChanged(STATE);
    let taps = 0;
    const tap = async (press: () => unknown) => {
      taps += 1;
      await press();
    };
    const goOn = () => visit.goOn();
    await tap(() => visit.chooseLanguage('ar'));
    await tap(() => visit.choosePurpose('correct-email'));
    await tap(goOn); // privacy
    await visit.readerTyped('…');
    await tap(() => visit.openPaper('nif'));
    visit.typePaper('nif', '200000020');
    await tap(goOn);
    await tap(goOn); // the tiles
    visit.oldEmail = 'old@x.pt';
    await tap(goOn);
    visit.newEmail = 'new@x.pt';
    await tap(goOn);
    visit.code = '123456';
    await tap(goOn);
    await tap(() => visit.send());
    expect([visit.screen, visit.answers.newEmail.mailbox, taps]).toEqual(['done', 'confirmed', 10]);
  });
});

describe('going back to the welcome', () => {
  it('asks first where something was typed', async () => {
    const visit = new Visit(scripted());
    await visit.chooseLanguage('pt');
    await visit.choosePurpose('closed');
    await visit.goOn();
    await give(visit, 'nif', '200000020');
    for (let screens = 0; screens < 3; screens++) visit.goBack();
    expect([visit.screen, visit.over]).toEqual(['purpose', { name: 'leave', loss: 'typed' }]);
    visit.stay();
    expect(visit.answers.papers.nif.given?.value).toBe('200000020');
  });
});
