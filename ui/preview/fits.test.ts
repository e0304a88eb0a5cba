// Every state of a visit on both screens, in every language, in Debian's chromium: nothing scrolls, nothing lies
// over a control, nothing is cut off, everything can be hit. Of the end and check pages' combinations every
// seventh; all of them with WHOLE=1 (`make test-all`).

import { describe, expect, it } from 'vitest';
import { LANDSCAPE, PORTRAIT } from './chromium';
import { pageForTests } from './page';
import type { Measured } from './states';

const EVERY = process.env['WHOLE'] ? 1 : 7;
const LIMIT_MS = 900_000;
const open = pageForTests();

describe.concurrent('every state of a visit fits', () => {
  for (const shape of [PORTRAIT, LANDSCAPE])
    for (const language of ['pt', 'en', 'ar'])
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
