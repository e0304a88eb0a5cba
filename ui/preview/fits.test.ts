// Every state of a visit on both screens, in every language, in Debian's chromium: nothing scrolls, nothing lies
// over a control, nothing is cut off, everything can be hit. Of the end and check pages' combinations every
// seventh, in three languages; all of them in all with WHOLE=1 (`make test-all`).

import { describe, expect, it } from 'vitest';
import { LANDSCAPE, PORTRAIT } from './chromium';
import { ALL_LANGUAGES } from './fake-core';
import { pageForTests } from './page';
import type { Measured } from './states';

const WHOLE = process.env['WHOLE'] !== undefined;
const EVERY = WHOLE ? 1 : 7;
const IN =
  process.env['IN']?.split(',') ?? (WHOLE ? ALL_LANGUAGES.map(({ code }) => code) : ['pt', 'en', 'ar']);
const LIMIT_MS = 900_000;
const open = pageForTests();

describe.concurrent('every state of a visit fits', () => {
  for (const shape of [PORTRAIT, LANDSCAPE])
    for (const language of IN)
      it(
        `${shape.name}, ${language}`,
        async () => {
          const tab = await open(shape);
          const measured = await tab.value<Measured>(`states.measure('${language}', '', ${EVERY})`);
          await tab.close();
          const found = measured.found.map(([line, count, first]) => `${first}: ${line} (${count} such)`);
          expect(found).toEqual([]);
          expect(measured.states).toBeGreaterThan(700);
        },
        LIMIT_MS,
      );
});
