// The page built for looking at, served on loopback, and Debian's chromium to look with.

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build, preview } from 'vite';
import { afterAll, beforeAll } from 'vitest';
import { Chromium, type Shape, type Tab } from './chromium';

const LIMIT_MS = 300_000;

/** Sets the page up for the tests of a file; what is given back opens it on a screen, `asked` in its address. */
export function pageForTests(): (shape: Shape, asked?: string) => Promise<Tab> {
  const ends: (() => unknown)[] = [];
  let chromium: Chromium;
  let address: string;

  beforeAll(async () => {
    const outDir = mkdtempSync(join(tmpdir(), 'kiosk-page-'));
    ends.push(() => rmSync(outDir, { recursive: true, force: true }));
    const of = {
      root: join(__dirname, '..'),
      mode: 'preview',
      logLevel: 'error',
      build: { outDir },
    } as const;
    await build(of);
    const server = await preview({ ...of, preview: { port: 0, host: '127.0.0.1' } });
    ends.push(() => server.close());
    address = server.resolvedUrls!.local[0]!;
    chromium = await Chromium.start();
    ends.push(() => chromium.stop());
  }, LIMIT_MS);

  afterAll(async () => {
    for (const end of ends.reverse()) await end();
  });

  return async (shape, asked = '') => {
    const tab = await chromium.open(`${address}?real&mm=${shape.mmPerPx}${asked}`, shape);
    await tab.until(`window.states && document.querySelector('[data-screen]')`, 60);
    await tab.value('document.fonts.ready.then(() => true)');
    return tab;
  };
}
