import { describe, expect, it, vi } from 'vitest';
import type { CodeCheck, CodeSending, Core } from '../lib/core';
import { accepted, FACTS, held, scripted, STATE } from './scripted';
import { kindOf } from './state';
import { Visit } from './visit.svelte';

const SENT: CodeSending = { outcome: 'sent', resendAfterS: 30 };

/** As the core answers: what is typed is shown, a code is sent, 123456 is right. */
function mailing(more: Partial<Core> = {}): Core {
  const confirmed = new Set<string>();
  let asked = '';
  return scripted({
    checkEmail: async (_visit, _field, value) => accepted({ shown: value }),
    sendCode: async (_visit, email) => {
      asked = email;
      return confirmed.has(email) ? { outcome: 'confirmed' } : SENT;
    },
    resendCode: async () => SENT,
    confirmCode: async (_visit, code) => {
      if (code !== '123456') return { outcome: 'wrong', triesLeft: 4 };
      confirmed.add(asked);
      return { outcome: 'confirmed' };
    },
    ...more,
  });
}

function clock() {
  let now = 5000;
  return { now: () => now, goOn: (seconds: number) => (now += seconds * 1000) };
}

async function atNewEmail(core: Core, time = clock()): Promise<Visit> {
  const visit = new Visit(core, time);
  visit.kioskStateChanged(STATE);
  await visit.chooseLanguage('pt');
  await visit.choosePurpose('correct-email');
  await visit.goOn();
  await visit.goOn();
  visit.oldEmail = 'old@x.pt';
  await visit.goOn();
  visit.newEmail = 'new@x.pt';
  return visit;
}

async function atCode(core = mailing(), time = clock()): Promise<Visit> {
  const visit = await atNewEmail(core, time);
  await visit.goOn();
  expect(visit.screen).toBe('confirm-code');
  return visit;
}

async function typeCode(visit: Visit, code: string): Promise<void> {
  visit.code = code;
  await visit.goOn();
}

async function changeAddress(visit: Visit, email: string): Promise<void> {
  visit.change('new-email');
  visit.newEmail = email;
  await visit.goOn();
}

const isConfirmed = (visit: Visit) => visit.answers.newEmail.mailbox === 'confirmed';

describe('a new address', () => {
  it('is confirmed by the code, and the page keeps no code', async () => {
    const visit = await atCode();
    await typeCode(visit, '123456');
    expect([visit.screen, isConfirmed(visit), visit.code]).toEqual(['check', true, '']);
  });

  it('may stay unconfirmed', async () => {
    const visit = await atCode();
    visit.code = '12';
    visit.skip();
    expect([visit.screen, isConfirmed(visit), visit.answers.newEmail.mailbox]).toEqual([
      'check',
      false,
      'skipped',
    ]);
    expect(visit.code).toBe('');
  });

  it.each<[string, () => Promise<CodeSending>]>([
    ['no central', async () => ({ outcome: 'offline' })],
    ['no code for a long time', async () => ({ outcome: 'slow-down', seconds: 3600 })],
    ['a call that fails', async () => Promise.reject({ code: 'broken' })],
  ])('is not asked for a code with %s, and the check page says why', async (_case, sendCode) => {
    const visit = await atNewEmail(mailing({ sendCode }));
    await visit.goOn();
    expect([visit.screen, isConfirmed(visit), visit.answers.newEmail.mailbox]).toEqual([
      'check',
      false,
      'offline',
    ]);
    expect(visit.trouble).toBeNull();
    await visit.send();
    expect(visit.screen).toBe('done');
  });

  it('that was confirmed stays so when it is looked at again and a call fails', async () => {
    const core = mailing();
    const visit = await atCode(core);
    await typeCode(visit, '123456');
    core.sendCode = async () => Promise.reject({ code: 'broken' });
    visit.change('new-email');
    await visit.goOn();
    expect([visit.screen, isConfirmed(visit)]).toEqual(['check', true]);
    // Another one has no proof.
    await changeAddress(visit, 'other@x.pt');
    expect([visit.screen, visit.answers.newEmail.mailbox]).toEqual(['check', 'offline']);
  });

  it('that the core refuses after all is an error of its field', async () => {
    const visit = await atNewEmail(
      mailing({ sendCode: async () => ({ outcome: 'invalid', error: 'email-form' }) }),
    );
    await visit.goOn();
    expect([visit.screen, visit.errorOf('new-email')]).toEqual(['new-email', 'email-form']);
  });

  it('of a resend is confirmed as well', async () => {
    const core = mailing({
      checkEmail: async (_visit, field, value) =>
        accepted({ shown: value, sameAsOld: field === 'new-email' }),
    });
    const visit = await atNewEmail(core);
    await visit.goOn();
    await visit.answer('resend');
    expect([visit.screen, kindOf(visit.state)]).toEqual(['confirm-code', 'resend']);
  });
});

describe('the code', () => {
  it('that is wrong is kept, with its sentence, and says when few tries are left', async () => {
    let triesLeft = 5;
    const confirmCode = async (): Promise<CodeCheck> => ({ outcome: 'wrong', triesLeft: --triesLeft });
    const visit = await atCode(mailing({ confirmCode }));
    const sentences = [];
    for (let i = 0; i < 4; i++) {
      await typeCode(visit, '654321');
      expect([visit.errorOf('code'), visit.code]).toEqual(['code-wrong', '654321']);
      sentences.push(visit.errorText('code-wrong'));
    }
    expect(new Set(sentences.slice(0, 2)).size).toBe(1);
    expect(sentences[2]).toContain('duas');
    expect(sentences[3]).toContain('mais uma vez');
  });

  it('that is spent asks for another, which begins with an empty field', async () => {
    const time = clock();
    const visit = await atCode(mailing({ confirmCode: async () => ({ outcome: 'spent' }) }), time);
    await typeCode(visit, '654321');
    expect(visit.errorOf('code')).toBe('code-spent');
    time.goOn(30);
    await visit.resendCode();
    expect([visit.errors.length, visit.code, visit.state.mailbox.notice]).toEqual([0, '', 'sent-again']);
  });

  it('that is not six digits is an error of its field', async () => {
    const confirmCode = async (): Promise<CodeCheck> => ({ outcome: 'incomplete', error: 'code-form' });
    const visit = await atCode(mailing({ confirmCode }));
    await typeCode(visit, '12');
    expect([visit.errorOf('code'), visit.code]).toEqual(['code-form', '12']);
  });

  it.each(['offline', 'slow-down'] as const)('that cannot be judged (%s) is no dead end', async (outcome) => {
    const answer: CodeCheck = outcome === 'offline' ? { outcome } : { outcome, seconds: 5 };
    const visit = await atCode(mailing({ confirmCode: async () => answer }));
    await typeCode(visit, '123456');
    expect([visit.screen, visit.state.mailbox.notice, visit.code]).toEqual([
      'confirm-code',
      outcome,
      '123456',
    ]);
    expect(visit.errors).toEqual([]);
    visit.skip();
    expect(visit.screen).toBe('check');
  });

  it('is asked for once while the answer is awaited', async () => {
    const answer = held<CodeCheck>();
    const confirmCode = vi.fn(() => answer.promise);
    const visit = await atCode(mailing({ confirmCode }));
    const typing = Promise.all([typeCode(visit, '123456'), typeCode(visit, '123456')]);
    visit.skip();
    expect(visit.screen).toBe('confirm-code');
    answer.resolve({ outcome: 'confirmed' });
    await typing;
    expect(confirmCode).toHaveBeenCalledTimes(1);
    expect([visit.screen, isConfirmed(visit)]).toEqual(['check', true]);
  });

  it('is waited for no longer after Back, and confirms nothing behind the person', async () => {
    const answer = held<CodeCheck>();
    const visit = await atCode(mailing({ confirmCode: () => answer.promise }));
    const typing = typeCode(visit, '123456');
    visit.goBack();
    expect([visit.screen, visit.busy]).toEqual(['new-email', false]);
    answer.resolve({ outcome: 'confirmed' });
    await typing;
    expect([visit.screen, isConfirmed(visit)]).toEqual(['new-email', false]);
  });

  it('lives fifteen minutes, and so long the visit does not end by itself', async () => {
    const time = clock();
    const visit = await atCode(mailing(), time);
    expect(visit.state.mailbox.livesUntil - time.now()).toBe(15 * 60_000);
  });
});

describe('another code', () => {
  it('can be asked for after the countdown and not before', async () => {
    const time = clock();
    const resendCode = vi.fn(async () => SENT);
    const visit = await atCode(mailing({ resendCode }), time);
    expect(visit.secondsUntilResend()).toBe(30);
    await visit.resendCode();
    time.goOn(29.5);
    expect(visit.secondsUntilResend()).toBe(1);
    await visit.resendCode();
    expect(resendCode).not.toHaveBeenCalled();
    time.goOn(0.5);
    await visit.resendCode();
    expect(resendCode).toHaveBeenCalledTimes(1);
    expect(visit.secondsUntilResend()).toBe(30);
  });

  it('waits as long as central says', async () => {
    const time = clock();
    const answers: CodeSending[] = [
      { outcome: 'slow-down', seconds: 45 },
      { outcome: 'slow-down', seconds: 3600 },
      { outcome: 'offline' },
    ];
    const visit = await atCode(mailing({ resendCode: async () => answers.shift()! }), time);
    time.goOn(30);
    await visit.resendCode();
    expect([visit.secondsUntilResend(), visit.state.mailbox.notice]).toEqual([45, null]);
    time.goOn(45);
    await visit.resendCode();
    expect([visit.secondsUntilResend(), visit.state.mailbox.notice]).toEqual([3600, 'slow-down']);
    time.goOn(3600);
    await visit.resendCode();
    expect(visit.state.mailbox.notice).toBe('offline');
    await typeCode(visit, '123456');
    expect([visit.screen, isConfirmed(visit)]).toEqual(['check', true]);
  });

  it('that had to wait is the first one: nothing is said of one before', async () => {
    const time = clock();
    const visit = await atCode(
      mailing({ sendCode: async () => ({ outcome: 'slow-down', seconds: 20 }) }),
      time,
    );
    expect([visit.state.mailbox.code, visit.secondsUntilResend()]).toEqual(['waiting', 20]);
    time.goOn(20);
    await visit.resendCode();
    expect([visit.state.mailbox.code, visit.state.mailbox.notice]).toEqual(['sent', null]);
  });
});

describe('an address that is changed', () => {
  it('after Back is asked about again', async () => {
    const sendCode = vi.fn(async () => SENT);
    const visit = await atCode(mailing({ sendCode }));
    visit.code = '12';
    visit.goBack();
    expect([visit.screen, visit.newEmail, visit.code]).toEqual(['new-email', 'new@x.pt', '']);
    visit.newEmail = 'newer@x.pt';
    await visit.goOn();
    expect([visit.screen, visit.answers.newEmail.given]).toEqual(['confirm-code', 'newer@x.pt']);
    expect(sendCode.mock.calls.map((call) => (call as unknown[])[1])).toEqual(['new@x.pt', 'newer@x.pt']);
  });

  it('from the check page needs its own code', async () => {
    const visit = await atCode();
    await typeCode(visit, '123456');
    await changeAddress(visit, 'other@x.pt');
    expect(visit.screen).toBe('confirm-code');
    visit.skip();
    expect([visit.screen, isConfirmed(visit)]).toEqual(['check', false]);
    expect(visit.state.changing).toBe(false);
  });

  it('and changed back, or not changed, stays confirmed without another code', async () => {
    const visit = await atCode();
    await typeCode(visit, '123456');
    await changeAddress(visit, 'new@x.pt');
    expect([visit.screen, isConfirmed(visit)]).toEqual(['check', true]);
    await changeAddress(visit, 'other@x.pt');
    expect(visit.screen).toBe('confirm-code');
    visit.goBack();
    visit.goBack();
    expect([visit.screen, visit.newEmail, visit.answers.newEmail.given]).toEqual([
      'check',
      'new@x.pt',
      'new@x.pt',
    ]);
    expect(isConfirmed(visit)).toBe(true);
  });
});

describe('what was confirmed', () => {
  it('ends with the purpose', async () => {
    const visit = await atCode();
    await typeCode(visit, '123456');
    for (let i = 0; i < 5; i++) visit.goBack();
    expect(visit.screen).toBe('purpose');
    await visit.choosePurpose('correct-email');
    expect(isConfirmed(visit)).toBe(false);
  });

  it('ends with the visit', async () => {
    const visit = await atCode();
    visit.code = '123456';
    await visit.goOn();
    await visit.end();
    expect(JSON.stringify(visit.state)).not.toMatch(/x\.pt|123456|confirmed/);
  });

  it('is said of the saved request by the core alone', async () => {
    const facts = { ...FACTS, maskedNewEmail: { begins: 'n', domain: null }, mailboxConfirmed: false };
    const visit = await atCode(
      mailing({ send: async () => ({ outcome: 'saved', facts }), facts: async () => [facts] }),
    );
    await typeCode(visit, '123456');
    await visit.send();
    expect(visit.facts[0]?.mailboxConfirmed).toBe(false);
  });
});
