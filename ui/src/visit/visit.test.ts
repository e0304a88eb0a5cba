import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Core, Facts, IdentityAnswer, KioskState, SendOutcome } from '../lib/core';
import { accepted, FACTS, held, scripted, STATE } from './scripted';
import { Visit } from './visit.svelte';

async function atCheck(core: Core, kind: 'correct-email' | 'reactivate' = 'correct-email'): Promise<Visit> {
  const visit = new Visit(core);
  visit.kioskStateChanged(STATE);
  await visit.chooseLanguage('pt');
  await visit.choosePurpose(kind);
  await visit.goOn();
  await visit.goOn();
  visit.typed.oldEmail = 'old@x.pt';
  await visit.goOn();
  visit.typed.newEmail = 'new@x.pt';
  if (kind === 'correct-email') await visit.goOn();
  expect(visit.screen).toBe('check');
  return visit;
}

describe('a passport reader', () => {
  const lines = 'P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<L898902C36UTO7408122F1204159ZE184226B<<<<<10';

  async function reading(checkIdentity: Core['checkIdentity']): Promise<Visit> {
    const visit = new Visit(scripted({ checkIdentity }));
    visit.kioskStateChanged(STATE);
    await visit.chooseLanguage('pt');
    await visit.choosePurpose('reactivate');
    await visit.goOn();
    expect(visit.screen).toBe('identity');
    visit.typed.identity.nif = '200000020';
    visit.typed.identity.passport = lines;
    return visit;
  }

  it('leaves number and country, and asks for no second identifier yet', async () => {
    const visit = await reading(async (_visit, identity) => ({
      ok: false,
      errors: [{ field: 'identity', code: 'identity-need-two' }],
      shown: { ...identity, passport: 'L898902C3', passportCountry: 'UTO' },
    }));
    expect(await visit.passportRead()).toBe(true);
    const { passport, passportCountry, nif } = visit.typed.identity;
    expect([passport, passportCountry, nif]).toEqual(['L898902C3', 'UTO', '200000020']);
    expect(visit.errors).toEqual([]);
  });

  it('that misread is told at once, and what it typed is kept', async () => {
    const errors: IdentityAnswer['errors'] = [{ field: 'passport', code: 'passport-mrz' }];
    const visit = await reading(async (_visit, identity) => ({ ok: false, errors, shown: identity }));
    expect(await visit.passportRead()).toBe(false);
    expect(visit.errorOf('passport')).toBe('passport-mrz');
    expect(visit.typed.identity.passport).toBe(lines);
  });

  it('whose lines were taken back meanwhile overwrites nothing', async () => {
    const answer = held<IdentityAnswer>();
    const visit = await reading(() => answer.promise);
    const read = visit.passportRead();
    visit.typed.identity.passport = 'AB123456';
    answer.resolve({ ok: true, errors: [], shown: { ...visit.typed.identity, passport: 'L898902C3' } });
    expect(await read).toBe(false);
    expect(visit.typed.identity.passport).toBe('AB123456');
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
    const errors = [{ field: 'niss', code: 'niss-check' }];
    const visit = await atCheck(scripted({ send: async () => ({ outcome: 'invalid', errors }) }));
    await visit.send();
    expect(visit.screen).toBe('identity');
    expect(visit.errorOf('niss')).toBe('niss-check');
    await visit.goOn();
    expect(visit.screen).toBe('check');
  });

  it('cannot be left by Back while the answer is awaited', async () => {
    const answer = held<SendOutcome>();
    const visit = await atCheck(scripted({ send: () => answer.promise }));
    const sending = visit.send();
    visit.goBack();
    expect(visit.screen).toBe('check');
    answer.resolve({ outcome: 'saved', facts: FACTS });
    await sending;
    expect(visit.screen).toBe('done');
  });

  it('does not let an answer that was overtaken take "delivered" back', async () => {
    const answer = held<Facts>();
    const visit = await atCheck(scripted({ facts: () => answer.promise }));
    const sending = visit.send();
    await vi.waitFor(() => expect(visit.screen).toBe('done'));
    visit.factsChanged({ ...FACTS, delivered: true });
    answer.resolve({ ...FACTS, delivered: false });
    await sending;
    expect(visit.facts?.delivered).toBe(true);
  });
});

describe('the end of a visit', () => {
  it('leaves nothing of the person behind', async () => {
    const endVisit = vi.fn(async () => undefined);
    const visit = await atCheck(scripted({ endVisit }));
    await visit.chooseLanguage('ar');
    await visit.end();
    expect(endVisit).toHaveBeenCalledWith('v1');
    expect(visit.screen).toBe('welcome');
    expect(visit.language).toBe('pt');
    expect(JSON.stringify([visit.typed, visit.shown, visit.errors])).not.toMatch(/x\.pt/);
    expect(visit.facts).toBeNull();
  });

  it('drops an answer that comes later', async () => {
    const answer = held<SendOutcome>();
    const visit = await atCheck(scripted({ send: () => answer.promise }));
    const sending = visit.send();
    await visit.end();
    answer.resolve({ outcome: 'saved', facts: FACTS });
    await sending;
    expect(visit.screen).toBe('welcome');
    expect(visit.facts).toBeNull();
    expect(visit.busy).toBe(false);
  });

  it('comes by itself when the core says that the visit is over', async () => {
    const visit = await atCheck(scripted({ send: async () => Promise.reject({ code: 'stale-visit' }) }));
    await visit.send();
    expect(visit.screen).toBe('welcome');
  });

  it("does not show the next person the last one's facts", async () => {
    const visit = await atCheck(scripted());
    await visit.send();
    visit.factsChanged({ ...FACTS, printed: 'printed' });
    expect(visit.facts?.printed).toBe('printed');
    await visit.end();
    visit.factsChanged({ ...FACTS, delivered: true });
    expect(visit.facts).toBeNull();
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
    visit.typed.newEmail = 'a@gmial.com';
    await visit.goOn();
    await visit.goOn();
    expect([visit.screen, visit.question?.ask]).toEqual(['new-email', 'suggestion']);
    await visit.answer('keep-mine');
    expect([visit.screen, visit.shown.newEmail]).toEqual(['check', 'a@gmial.com']);
  });

  it('are asked again when a changed old address makes both the same', async () => {
    const checkEmail = async (_visit: string, field: string, value: string, old?: string) =>
      accepted({ shown: value, sameAsOld: field === 'new-email' && value === old });
    const visit = await atCheck(scripted({ checkEmail }));
    visit.change('old-email');
    visit.typed.oldEmail = 'new@x.pt';
    await visit.goOn();
    expect([visit.screen, visit.question?.ask]).toEqual(['new-email', 'same-as-old']);
    await visit.answer('resend');
    expect([visit.screen, visit.journey.kind]).toEqual(['check', 'resend']);
    visit.change('old-email');
    await visit.doNotKnowOldEmail();
    expect([visit.screen, visit.journey.kind]).toEqual(['check', 'correct-email']);
  });

  it('a change that is given up leaves the answer as it was', async () => {
    const visit = await atCheck(scripted());
    visit.change('new-email');
    visit.typed.newEmail = 'half@';
    visit.goBack();
    expect([visit.screen, visit.typed.newEmail]).toEqual(['check', 'new@x.pt']);
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
