// @vitest-environment jsdom
// The addresses on the drawn page: who sees them whole, what is asked of them and what is never claimed, and the
// code that was mailed to one.

import { afterEach, describe, expect, it, vi } from 'vitest';
import type { CodeCheck, Core, RequestDraft, SendOutcome } from '../lib/core';
import { text } from '../lib/texts';
import { drawnForTests, LANGUAGES, ownTime, pass, wayTo, type Drawn, type Language } from './drawn';
import { accepted, FACTS, STATE } from './scripted';

let page: Drawn;
const open = drawnForTests();
const at = async (...asked: Parameters<typeof open>) => (page = await open(...asked));

afterEach(() => void vi.useRealTimers());

const isolated = (words: string) => words.replace(/[\u2066-\u2069]/g, '');

describe('the new address', () => {
  const WHOLE = 'helena@gmail.com';
  const IN_WORDS = {
    pt: 'começa por h, em gmail.com',
    en: 'begins with h, at gmail.com',
    ar: 'يبدأ بـ h، في gmail.com',
  };
  const facts = { ...FACTS, maskedNewEmail: { begins: 'h', domain: 'gmail.com' as string | null } };
  const core = (all = facts): Partial<Core> => ({
    checkEmail: async (_visit, field) => accepted({ shown: field === 'new-email' ? WHOLE : 'old@x.pt' }),
    send: async () => ({ outcome: 'saved', facts: all }),
    facts: async () => [all],
  });
  const told = () => isolated(page.said('.address .value'));

  it.each(LANGUAGES)('is whole while it is checked, and in words at the end, in %s', async (language) => {
    await at(wayTo('confirm-code', language), core());
    expect(page.said('[data-address]')).toBe(WHOLE);
    await page.touch('skip');
    expect(page.said('[data-value="new-email-value"]')).toContain(WHOLE);
    await page.touch('send');
    expect([page.screen, told()]).toEqual(['done', IN_WORDS[language]]);
    expect(page.words).not.toContain(WHOLE);
    expect(page.words).not.toContain('•');
  });

  it('tells no domain that few people have', async () => {
    await at(wayTo('done', 'en'), core({ ...facts, maskedNewEmail: { begins: 'h', domain: null } }));
    expect(told()).toBe('begins with h');
  });

  it('stands there whole for ten seconds after a tap', async () => {
    ownTime();
    await at(wayTo('done', 'en'), core());
    await page.touch('show-address');
    await pass(9.9);
    expect(told()).toBe(WHOLE);
    await pass(0.2);
    expect(told()).toBe(IN_WORDS.en);
    await page.touch('show-address');
    expect(told()).toBe(WHOLE);
  });

  it('is never whole again once somebody was asked whether they are there', async () => {
    ownTime();
    await at(wayTo('done', 'en'), core());
    await pass(STATE.idle.question - 5);
    await page.touch('show-address');
    await pass(5.5);
    expect(page.find('[data-overlay="idle"]')).not.toBeNull();
    expect(page.words).not.toContain(WHOLE);
    await page.touch('stay');
    expect(page.find('[data-overlay="idle"]')).toBeNull();
    expect([told(), page.find('[data-action="show-address"]')]).toEqual([IN_WORDS.en, null]);
  });

  it('of somebody who was asked before they sent is never whole at the end', async () => {
    ownTime();
    await at(wayTo('check', 'en'), core());
    await pass(STATE.idle.slow + 1);
    await page.touch('stay');
    await page.touch('send');
    expect([told(), page.find('[data-action="show-address"]')]).toEqual([IN_WORDS.en, null]);
  });
});

describe('the same address as old and new', () => {
  const SAID = { pt: /mesmo e-mail duas vezes/, en: /same address twice/, ar: /البريد نفسه مرتين/ };
  /** As if somebody had looked a case up. */
  const KNOWS = { pt: /já tem|tem este|processo/i, en: /already|has this|case/i, ar: /لدى AIMA|ملف/ };

  async function asked(language: Language, more: Partial<Core> = {}) {
    const calls: string[] = [];
    await at(wayTo('new-email', language), {
      checkEmail: async (_visit, field, value) => {
        calls.push(field);
        return accepted({ shown: value, sameAsOld: field === 'new-email' && value === 'typed' });
      },
      sendCode: async () => {
        calls.push('code');
        return { outcome: 'offline' };
      },
      ...more,
    });
    await page.walk(['type', 'continue']);
    return calls;
  }

  it.each(LANGUAGES)('is told as what was typed, and as nothing that AIMA knows, in %s', async (language) => {
    const calls = await asked(language);
    const words = page.said('[data-question="same-as-old"]');
    expect(words).toMatch(SAID[language]);
    expect(words).not.toMatch(KNOWS[language]);
    // Nobody but this kiosk was asked.
    expect(calls).toEqual(['old-email', 'new-email']);
  });

  it('is not passed by Continue, and another one can be typed', async () => {
    const calls = await asked('en');
    await page.touch('continue');
    expect([page.screen, page.find('[data-question]')?.dataset.question]).toEqual([
      'new-email',
      'same-as-old',
    ]);
    await page.touch('other-address');
    expect([page.find('[data-question]'), page.field?.value]).toEqual([null, 'typed']);
    expect(document.activeElement).toBe(page.field);
    await page.type('other@x.pt');
    await page.touch('continue');
    expect([page.screen, calls.at(-1)]).toEqual(['check', 'code']);
    expect(page.said('.lead')).toBe(text('en', 'check-lead-correct-email'));
  });

  it('is read back as a resend by whoever agrees', async () => {
    await asked('en');
    await page.touch('[data-question] [data-action="resend"]');
    expect(page.said('.lead')).toBe(text('en', 'check-lead-resend'));
  });
});

describe('the payment data again', () => {
  const WORDS = { pt: /dados para pagar/, en: /payment data/, ar: /بيانات الدفع/ };

  it.each(LANGUAGES)('is a choice of its own, and its one address is typed once, in %s', async (language) => {
    const drafts: RequestDraft[] = [];
    await at(wayTo('purpose', language), {
      checkEmail: async (_visit, _field, value, old) => accepted({ shown: value, sameAsOld: value === old }),
      sendCode: async () => ({ outcome: 'offline' }),
      send: async (_visit, draft): Promise<SendOutcome> => {
        drafts.push(draft);
        return { outcome: 'saved', facts: { ...FACTS, kind: 'resend' } };
      },
    });
    expect(page.said('[data-action="resend"]')).toMatch(WORDS[language]);
    const asked: (string | undefined)[] = [];
    const goOn = async (...steps: string[]) => {
      await page.walk(steps);
      asked.push(page.screen);
    };
    await goOn('resend');
    await goOn('continue');
    for (const paper of ['nif', 'niss']) await page.walk([`[data-paper="${paper}"]`, 'type', 'continue']);
    await goOn('continue');
    await page.type('ana@x.pt');
    await goOn('continue');
    expect(asked).toEqual(['privacy', 'identity', 'new-email', 'check']);
    expect(page.all('[data-answer]').map((each) => each.dataset.answer)).toEqual(['identity', 'new-email']);
    expect(page.words.match(/ana@x\.pt/g)).toHaveLength(1);
    await page.touch('send');
    expect(drafts).toMatchObject([
      { purpose: 'resend', oldEmail: { address: 'ana@x.pt', helpers: false }, newEmail: 'ana@x.pt' },
    ]);
    expect([page.screen, drafts[0]?.resendSame]).toEqual(['done', false]);
  });

  it('is asked for as the address that AIMA has, with the way on for whoever cannot open it', async () => {
    const purpose = [...wayTo('purpose', 'en'), 'resend', 'continue'];
    await at([
      ...purpose,
      ...['nif', 'niss'].flatMap((paper) => [`[data-paper="${paper}"]`, 'type', 'continue']),
    ]);
    await page.touch('continue');
    expect(page.said('h1')).toBe(text('en', 'resend-email-title'));
    expect(page.words).toContain(text('en', 'purpose-correct-email'));
    await page.touch('back');
    expect(page.screen).toBe('identity');
  });
});

describe('"I do not know" about the old address', () => {
  it.each(['unknown', 'none'])('(%s) stays over Back and Continue', async (answer) => {
    const checkEmail = vi.fn<Core['checkEmail']>(async () => accepted());
    await at([...wayTo('old-email'), answer], { checkEmail });
    expect(page.screen).toBe('new-email');
    await page.touch('back');
    expect(page.find(`[data-action="${answer}"]`)?.getAttribute('aria-pressed')).toBe('true');
    await page.touch('continue');
    expect([page.screen, page.find('[data-error]'), checkEmail.mock.calls]).toEqual(['new-email', null, []]);
  });
});

describe('a code that is not right', () => {
  const guesses = (): Core['confirmCode'] => {
    let left = 5;
    return async (): Promise<CodeCheck> =>
      --left > 0 ? { outcome: 'wrong', triesLeft: left } : { outcome: 'spent' };
  };
  const guess = async (code = '654321') => {
    await page.type(code);
    await page.touch('continue');
  };

  it('is selected, so that the next digit takes its place', async () => {
    await at(wayTo('confirm-code'), { confirmCode: guesses() });
    for (const code of ['654321', '111111']) {
      await guess(code);
      const { value, selectionStart, selectionEnd } = page.field!;
      expect([value, selectionStart, selectionEnd]).toEqual([code, 0, 6]);
    }
    await page.touch('[data-key="7"]');
    await page.touch('[data-key="2"]');
    expect(page.field?.value).toBe('72');
  });

  it('for the fifth time leaves one thing to do, and nothing to guess in', async () => {
    ownTime();
    await at(wayTo('confirm-code', 'en'), {
      confirmCode: guesses(),
      resendCode: async () => ({ outcome: 'sent', resendAfterS: 30 }),
    });
    for (let tries = 0; tries < 4; tries++) await guess();
    expect(page.field).not.toBeNull();
    await guess();
    expect(page.said('h1')).toBe(text('en', 'code-spent-title'));
    expect(page.words).not.toContain(text('en', 'code-lead'));
    expect([page.field, page.find('[data-keyboard]'), page.find('[data-action="continue"]')]).toEqual([
      null,
      null,
      null,
    ]);
    const primary = () => page.all('main .primary, footer .primary').map((each) => each.dataset.action);
    expect(primary()).toEqual(['resend']);
    await pass(30.5);
    await page.touch('resend');
    expect([page.field?.value, page.find('[data-code-notice]')?.dataset.codeNotice]).toEqual([
      '',
      'sent-again',
    ]);
    expect([primary(), page.find('[data-keyboard]') !== null]).toEqual([['continue'], true]);
  });

  it('and no other can be mailed: the request goes on without one', async () => {
    ownTime();
    await at(wayTo('confirm-code'), {
      confirmCode: async () => ({ outcome: 'spent' }),
      resendCode: async () => ({ outcome: 'offline' }),
    });
    await guess();
    await pass(30.5);
    await page.touch('resend');
    expect([page.field, page.find('[data-code-notice]')?.dataset.codeNotice]).toEqual([null, 'offline']);
    await page.touch('skip');
    expect(page.screen).toBe('check');
  });
});
