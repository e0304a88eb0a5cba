// Every state of a visit on both screens, in every language, in Debian's chromium: nothing scrolls, nothing lies
// over a control, nothing is cut off, everything can be hit. Of the end and check pages' combinations every
// seventh; all of them with WHOLE=1 (`make test-all`).

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build, preview, type PreviewServer } from 'vite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Chromium, LANDSCAPE, PORTRAIT } from './chromium';
import type { Measured } from './states';

const EVERY = process.env['WHOLE'] ? 1 : 7;
const LIMIT_MS = 900_000;
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

describe.concurrent('every state of a visit fits', () => {
  for (const shape of [PORTRAIT, LANDSCAPE])
    for (const language of ['pt', 'en', 'ar'])
      it(
        `${shape.name}, ${language}`,
        async () => {
          const url = `${server.resolvedUrls!.local[0]!}?real&mm=${shape.mmPerPx}`;
          const tab = await chromium.open(url, shape);
          await tab.until(`window.states && document.querySelector('[data-screen]')`, 60);
          await tab.value('document.fonts.ready.then(() => true)');
          const measured = await tab.value<Measured>(`states.measure('${language}', '', ${EVERY})`);
          await tab.close();
          const found = measured.found.map(([line, count, first]) => `${first}: ${line} (${count} such)`);
          expect(found).toEqual([]);
          expect(measured.states).toBeGreaterThan(700);
        },
        LIMIT_MS,
      );
});
