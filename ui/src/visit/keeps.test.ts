// @vitest-environment jsdom
// What a visit keeps although somebody does something else meanwhile: chooses another language, taps the logo.

import { afterEach, describe, expect, it, vi } from 'vitest';
import type { CodeSending, Core, RequestDraft, SendOutcome } from '../lib/core';
import { text } from '../lib/texts';
import { drawnForTests, ownTime, pass, wayTo, type Drawn } from './drawn';
import { FACTS, held, STATE } from './scripted';

let page: Drawn;
const open = drawnForTests();
const at = async (...asked: Parameters<typeof open>) => (page = await open(...asked));

afterEach(() => void vi.useRealTimers());

describe('another language while an answer is awaited', () => {
  const LANGUAGE = (code: string) => ['language', `[data-overlay="language"] [data-lang="${code}"]`];

  it('is the language of the check page, and what is sent is in that one', async () => {
    const code = held<CodeSending>();
    const saving = held<SendOutcome>();
    const drafts: RequestDraft[] = [];
    const told: string[] = [];
    await at(wayTo('new-email', 'pt'), {
      sendCode: () => code.promise,
      send: (_visit, draft) => {
        drafts.push(draft);
        return drafts.length === 1
          ? saving.promise
          : Promise.resolve({ outcome: 'saved', facts: { ...FACTS, trackingCode: '4FYY' } });
      },
      setLanguage: async (_visit, language) => void told.push(language),
    });
    await page.walk(['type', 'continue', ...LANGUAGE('ar')]);
    code.resolve({ outcome: 'offline' });
    await page.walk([]);
    expect([page.screen, page.said('h1'), document.documentElement.dir]).toEqual([
      'check',
      text('ar', 'check-title'),
      'rtl',
    ]);
    await page.walk(['send', ...LANGUAGE('en')]);
    expect([page.screen, drafts[0]?.language]).toEqual(['check', 'ar']);
    saving.resolve({ outcome: 'saved', facts: FACTS });
    await page.walk([]);
    expect([page.screen, page.said('h1')]).toEqual(['done', text('en', 'done-title')]);
    // The next request is checked, and sent, in the language that is read by then.
    await page.walk(['another', 'send']);
    expect(drafts.map(({ language }) => language)).toEqual(['ar', 'en']);
    expect(told).toEqual(['ar', 'en']);
  });
});

describe('five taps on the logo', () => {
  async function tapped() {
    for (let tap = 0; tap < 5; tap++)
      page.find('[data-action="logo"]')!.dispatchEvent(new Event('pointerdown', { bubbles: true }));
    await page.walk([]);
    expect(page.screen).toBe('staff-pin');
  }

  it.each(['identity-nif', 'old-email', 'new-email', 'confirm-code'] as const)(
    'on %s lose nothing: who leaves the PIN page finds what was typed',
    async (screen) => {
      const endVisit = vi.fn<Core['endVisit']>(async () => undefined);
      await at([...wayTo(screen, 'ar'), 'type'], {
        endVisit,
        staffEnter: async () => ({ outcome: 'wrong', waitS: 0 }),
      });
      const before = page.said('main');
      await tapped();
      expect(page.words).not.toContain('typed');
      await page.type('000000');
      await page.touch('staff-enter');
      expect(page.screen).toBe('staff-pin');
      await page.touch('staff-leave');
      expect([page.screen, page.field?.value, page.said('main')]).toEqual([screen, 'typed', before]);
      expect([document.documentElement.lang, endVisit.mock.calls]).toEqual(['ar', []]);
    },
  );

  it('on the end page leave the code and its facts there', async () => {
    await at(wayTo('done'));
    await tapped();
    await page.facts({ printed: 'printed', delivered: true });
    await page.touch('staff-leave');
    expect([page.screen, page.said('[data-tracking-code]')]).toEqual(['done', FACTS.trackingCode]);
    expect(page.find('[data-fact="delivered"]')?.dataset.value).toBe('yes');
    await page.touch('another');
    expect(page.screen).toBe('check');
  });

  it('and a rest there give the visit back, which rests in its turn', async () => {
    ownTime();
    await at([...wayTo('new-email'), 'type']);
    await tapped();
    await pass(STATE.idle.question + STATE.idle.countdown + 1);
    expect([page.screen, page.field?.value]).toEqual(['new-email', 'typed']);
    await pass(STATE.idle.slow + STATE.idle.countdown + 1);
    expect(page.screen).toBe('welcome');
  });

  it('in another language than the person’s give the person’s back', async () => {
    const setLanguage = vi.fn<Core['setLanguage']>(async () => undefined);
    await at([...wayTo('identity-nif', 'ar'), 'type'], { setLanguage });
    await tapped();
    expect(document.documentElement.lang).toBe('pt');
    await page.walk(['language', '[data-overlay="language"] [data-lang="en"]']);
    expect(document.documentElement.lang).toBe('en');
    await page.walk(['staff-leave']);
    expect([page.screen, document.documentElement.lang, setLanguage.mock.calls]).toEqual([
      'identity-nif',
      'ar',
      [],
    ]);
  });

  it('end the visit when the PIN is right', async () => {
    const endVisit = vi.fn<Core['endVisit']>(async () => undefined);
    await at([...wayTo('new-email'), 'type'], { endVisit });
    await tapped();
    await page.type('246813');
    await page.touch('staff-enter');
    expect([page.screen, endVisit.mock.calls]).toEqual(['staff', [['v1']]]);
    await page.touch('staff-leave');
    expect(page.screen).toBe('welcome');
  });
});
