// Nothing is sent that was not on the screen: the Arabic declaration of a reactivation on a screen that lies, where it
// fits and on a lower one where it does not.

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build, preview, type PreviewServer } from 'vite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Chromium, LANDSCAPE, type Shape, type Tab } from './chromium';

const LIMIT_MS = 300_000;
const LOW: Shape = { ...LANDSCAPE, name: 'low', height: 760 };
/** Where the last word of the declaration ends, against the lower edge of what shows it. */
const UNDER_THE_FOLD = `(() => {
  const words = [...document.querySelectorAll('[data-statement] p, [data-statement] blockquote')].at(-1);
  return words.getBoundingClientRect().bottom - document.querySelector('.view').getBoundingClientRect().bottom;
})()`;
const primary = `document.querySelector('footer .primary').dataset.action`;
const settled = `new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => done(true))))`;

let outDir: string;
let server: PreviewServer;
let chromium: Chromium;

beforeAll(async () => {
  outDir = mkdtempSync(join(tmpdir(), 'kiosk-page-'));
  const of = { root: join(__dirname, '..'), mode: 'preview', logLevel: 'error', build: { outDir } } as const;
  await build(of);
  server = await preview({ ...of, preview: { port: 0, host: '127.0.0.1' } });
  chromium = await Chromium.start();
}, LIMIT_MS);

afterAll(async () => {
  await chromium?.stop();
  await server?.close();
  rmSync(outDir, { recursive: true, force: true });
});

async function atCheck(shape: Shape, language: string): Promise<Tab> {
  const tab = await chromium.open(`${server.resolvedUrls!.local[0]!}?real&mm=${shape.mmPerPx}`, shape);
  await tab.until(`window.states && document.querySelector('[data-screen]')`, 60);
  await tab.value('document.fonts.ready.then(() => true)');
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
        const before = await tab.value<number>(`document.querySelector('.view').scrollTop`);
        await tab.value(`document.querySelector('[data-action="read-on"]').click()`);
        await tab.until(`${primary} === 'send' || document.querySelector('.view').scrollTop > ${before}`);
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
