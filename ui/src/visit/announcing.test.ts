// @vitest-environment jsdom
// What central wants said, as the page shows it: where, in which language, and where not.

import { describe, expect, it } from 'vitest';
import type { Announcement } from '../lib/core';
import { liveUtterances } from '../speech/spoken';
import { layerOf } from '../keys/stops';
import { drawnForTests, KIOSK, wayTo } from './drawn';

const open = drawnForTests();
const notice = (texts: Record<string, string>): Announcement => ({
  texts: Object.entries(texts).map(([language, text]) => ({ language, text })),
});
const EARLY = notice({
  pt: 'Hoje fechamos às 16:00.',
  en: 'We close at 16:00 today.',
  ar: 'نغلق اليوم في الساعة 16:00.',
});
const WAIT = notice({ pt: 'Senha 123456 <b>perdida</b>' });
const PLACE = '[data-announcements]';

describe('a notice', () => {
  it('stands on the welcome in every language that it has, each with its own direction', async () => {
    const page = await open([], {}, { ...KIOSK, announcements: [EARLY, WAIT] });
    const said = [...page.find(PLACE)!.querySelectorAll<HTMLElement>('p')];
    expect(said.map(({ lang, dir }) => `${lang} ${dir}`)).toEqual(['pt ltr', 'pt ltr', 'en ltr', 'ar rtl']);
    expect(page.find(PLACE)!.getAttribute('role')).toBe('status');
  });

  it.each([
    ['en', ['We close at 16:00 today.', 'Senha 123456 <b>perdida</b>']],
    ['ar', ['نغلق اليوم في الساعة 16:00.', 'Senha 123456 <b>perdida</b>']],
  ] as const)('is read in the language that was chosen, or as it is, in %s', async (language, words) => {
    const page = await open(wayTo('purpose', language), {}, { ...KIOSK, announcements: [EARLY, WAIT] });
    const said = [...page.find(PLACE)!.querySelectorAll('p')].map((p) => p.textContent);
    expect(said).toEqual(words);
    expect(page.find(`${PLACE} b`), 'no markup').toBeNull();
  });

  it('is said to whoever listens when it comes, also where numbers stand in it', async () => {
    const page = await open(wayTo('purpose', 'pt'));
    expect(page.find(PLACE)).toBeNull();
    await page.is({ announcements: [WAIT] });
    const live = liveUtterances(layerOf(document), { words: false }).map(({ utterance }) => utterance);
    const said = live.find(({ text }) => text.includes('Senha'));
    expect(said?.private).toBe(false);
    await page.is({ announcements: [] });
    expect(page.find(PLACE)).toBeNull();
  });

  it('does not stand over a form, and is in its help', async () => {
    const page = await open(wayTo('new-email', 'en'), {}, { ...KIOSK, announcements: [EARLY] });
    expect(page.screen).toBe('new-email');
    expect(page.find(PLACE)).toBeNull();
    await page.touch('help');
    expect(page.said(`[data-overlay="help"] ${PLACE}`)).toContain('We close at 16:00 today.');
  });

  it('stands on the closed kiosk', async () => {
    const page = await open([], {}, { ...KIOSK, service: 'closed', fault: 'paused', announcements: [EARLY] });
    expect(page.screen).toBe('out-of-service');
    expect(page.said(PLACE)).toContain('Hoje fechamos às 16:00.');
  });
});
