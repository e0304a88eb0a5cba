// What is on the screen and what is not, in Debian's chromium: the declaration that is read before it is sent, an
// address that is longer than its field, what was typed while nobody may be there, letters with their marks.

import { describe, expect, it } from 'vitest';
import { LANDSCAPE, PORTRAIT, type Shape, type Tab } from './chromium';
import { pageForTests } from './page';

const LIMIT_MS = 300_000;
const LOW: Shape = { ...LANDSCAPE, name: 'low', height: 620 };
/** Where the last word of the declaration ends, against the lower edge of what shows it. */
const UNDER_THE_FOLD = `(() => {
  const words = [...document.querySelectorAll('[data-statement] p, [data-statement] blockquote')].at(-1);
  return words.getBoundingClientRect().bottom - document.querySelector('.view').getBoundingClientRect().bottom;
})()`;
const primary = `document.querySelector('footer .primary').dataset.action`;
const settled = `new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => done(true))))`;

const open = pageForTests();

async function atCheck(shape: Shape, language: string): Promise<Tab> {
  const tab = await open(shape);
  await tab.value(
    `states.show('${language}', states.names('${language}').find((name) => name.startsWith('check reactivate')))`,
  );
  await tab.value(settled);
  return tab;
}

describe('the declaration of a reactivation', () => {
  it.each(['pt', 'en', 'ar'])(
    'that fits can be sent at once, in %s',
    { timeout: LIMIT_MS },
    async (language) => {
      const tab = await atCheck(LANDSCAPE, language);
      expect(await tab.value<number>(UNDER_THE_FOLD)).toBeLessThanOrEqual(0);
      expect(await tab.value(primary)).toBe('send');
      await tab.close();
    },
  );

  it(
    'under the fold is read to the end before anything can be sent, in Arabic',
    { timeout: LIMIT_MS },
    async () => {
      const tab = await atCheck(LOW, 'ar');
      expect(await tab.value<number>(UNDER_THE_FOLD)).toBeGreaterThan(0);
      expect(await tab.value(`document.querySelector('[data-action="send"]')`)).toBeNull();
      expect(await tab.value(primary)).toBe('read-on');
      for (let presses = 0; (await tab.value(primary)) === 'read-on'; presses++) {
        expect(presses).toBeLessThan(20);
        // A press while the page still moves begins where it has come to: each is waited for.
        await tab.value(`new Promise((done) => {
          document.querySelector('.view').addEventListener('scrollend', () => done(true), { once: true });
          document.querySelector('[data-action="read-on"]').click();
        })`);
        await tab.value(settled);
      }
      expect(await tab.value<number>(UNDER_THE_FOLD)).toBeLessThanOrEqual(1);
      expect(await tab.value(primary)).toBe('send');
      // Read in Arabic, and not in another language.
      await tab.value(
        `states.show('en', states.names('en').find((name) => name.startsWith('check reactivate')))`,
      );
      await tab.value(settled);
      expect(await tab.value(primary)).toBe('read-on');
      await tab.close();
    },
  );

  it('jumped over has not been read', { timeout: LIMIT_MS }, async () => {
    const tab = await atCheck({ ...LOW, height: 460 }, 'ar');
    // More lies between than is shown at once.
    expect(await tab.value<number>(UNDER_THE_FOLD)).toBeGreaterThan(
      await tab.value<number>(`document.querySelector('.view').clientHeight`),
    );
    await tab.value(`document.querySelector('.view').scrollTo(0, 100000)`);
    await tab.value(settled);
    expect(await tab.value(primary)).toBe('read-on');
    await tab.close();
  });
});

describe('an address', () => {
  it.each([PORTRAIT, LANDSCAPE])(
    'that is longer than its field is seen whole while it is typed, $name',
    { timeout: LIMIT_MS },
    async (shape) => {
      const tab = await open(shape);
      const long = 'maria.conceicao.fernandes.albuquerque@correio-eletronico.example.com';
      for (const [language, typed] of [
        ['pt', long],
        ['ar', long],
        ['pt', 'ana@gmail.com'],
      ] as const) {
        await tab.value(`states.show('${language}', 'new-email correct-email ${typed.length}')`);
        await tab.value(settled);
        const whole = await tab.value<string | null>(`(() => {
          const input = document.querySelector('input[name="new-email"]');
          const below = document.querySelector('[data-whole="new-email"]');
          if (!below) return input.scrollWidth > input.clientWidth + 1 ? 'cut off' : null;
          const [words, main] = [below.getBoundingClientRect(), document.querySelector('main').getBoundingClientRect()];
          if (words.bottom > main.bottom + 1 || below.scrollWidth > below.clientWidth + 1) return 'not on the screen';
          return below.textContent;
        })()`);
        expect([null, typed]).toContain(whole);
      }
      await tab.close();
    },
  );
});

describe('while somebody is asked whether they are there', () => {
  it.each(['pt', 'ar'])(
    'nothing that was typed is on the screen, in %s',
    { timeout: LIMIT_MS },
    async (language) => {
      const tab = await open(PORTRAIT, '&idle=1&countdown=60');
      await tab.value(
        `states.show('${language}', states.names('${language}').find((name) => name.startsWith('check c')))`,
      );
      expect(await tab.value<string>('document.body.innerText')).toContain('@');
      await tab.until(`document.querySelector('[data-overlay="idle"]')`);
      const seen = await tab.value<string>(`[...document.querySelectorAll('main *')]
      .filter((element) => element.checkVisibility({ visibilityProperty: true }))
      .map((element) => element.textContent).join(' ')`);
      expect(seen).toBe('');
      const actions = await tab.value<string[]>(
        `[...document.querySelectorAll('[data-overlay="idle"] [data-action]')].map((one) => one.dataset.action)`,
      );
      expect(actions.sort()).toEqual(['start-again', 'stay']);
      const languages = await tab.value<string[]>(
        `[...document.querySelectorAll('[data-overlay="idle"] [lang]')].map((one) => one.lang)`,
      );
      for (const other of ['pt', 'en']) if (other !== language) expect(languages).toContain(other);
      await tab.close();
    },
  );
});

describe('letters and their marks', () => {
  it.each([
    ['ar', 'Noto Sans Arabic', 'جارٍ لديّ مُؤكَّد'],
    ['ur', 'Noto Naskh Arabic', 'جارٍ ہے۔ مُکمّل'],
    ['hi', 'Noto Sans Devanagari', 'प्रार्थना हिन्दी कृपया'],
    ['bn', 'Noto Sans Bengali', 'অনুগ্রহ ক্ষমা বাংলা'],
    ['pa', 'Noto Sans Gurmukhi', 'ਪੰਜਾਬੀ ਕਿਰਪਾ'],
    ['gu', 'Noto Sans Gujarati', 'કૃપા ગુજરાતી'],
  ])('of %s are of one font: none leaves its line', { timeout: LIMIT_MS }, async (language, font, words) => {
    const tab = await open(PORTRAIT);
    await tab.value(`(() => {
      const line = document.createElement('p');
      line.id = 'marks';
      line.lang = '${language}';
      line.textContent = ${JSON.stringify(words)};
      document.body.append(line);
    })()`);
    await tab.value(settled);
    await tab.send('DOM.enable');
    await tab.send('CSS.enable');
    const { root } = (await tab.send('DOM.getDocument')) as { root: { nodeId: number } };
    const { nodeId } = (await tab.send('DOM.querySelector', { nodeId: root.nodeId, selector: '#marks' })) as {
      nodeId: number;
    };
    const { fonts } = (await tab.send('CSS.getPlatformFontsForNode', { nodeId })) as {
      fonts: { familyName: string }[];
    };
    expect(fonts.map((each) => each.familyName)).toEqual([font]);
    await tab.close();
  });
});
