// @vitest-environment jsdom
// The size of the letters and the colours: on every screen, kept through the visit, gone with it.

import { afterEach, expect, it, vi } from 'vitest';
import { drawnForTests, ownTime, pass, SCREENS, wayTo, type Drawn } from './drawn';
import { STATE } from './scripted';

let page: Drawn;
const open = drawnForTests();
const at = async (...asked: Parameters<typeof open>) => (page = await open(...asked));
const worn = () => {
  const { scale, colours } = document.documentElement.dataset;
  return [scale, colours];
};
const LARGE_AND_DARK = ['look', '[data-scale-choice="2"]', '[data-colours-choice="dark"]', 'close-look'];

afterEach(() => void vi.useRealTimers());

it.each(SCREENS)('can be chosen on %s', async (screen) => {
  await at(
    wayTo(screen),
    screen === 'not-saved' ? { send: async () => ({ outcome: 'not-saved', fault: 'disk-full' }) } : {},
    screen === 'out-of-service' ? { ...STATE, service: 'closed', fault: 'disk-full' } : STATE,
  );
  expect([page.screen, worn()]).toEqual([screen, ['1', 'usual']]);
  await page.walk(LARGE_AND_DARK);
  expect([page.screen, worn()]).toEqual([screen, ['2', 'dark']]);
});

it('loses nothing, goes through the visit, another language and Back, and ends with it', async () => {
  await at([...wayTo('identity-nif'), 'type']);
  await page.walk(LARGE_AND_DARK);
  expect([page.field?.value, worn()]).toEqual(['typed', ['2', 'dark']]);
  await page.walk(['continue', 'language', '[data-overlay="language"] [data-lang="ar"]', 'back']);
  expect(worn()).toEqual(['2', 'dark']);
  await page.walk(['continue', 'cancel', '[data-action="leave-anyway"]']);
  expect([page.screen, worn()]).toEqual(['welcome', ['1', 'usual']]);
});

it('of somebody who went away from the welcome screen is not the next one’s', async () => {
  ownTime();
  await at([]);
  await page.walk(LARGE_AND_DARK);
  await pass(STATE.idle.question + STATE.idle.countdown + 2);
  expect([page.screen, worn()]).toEqual(['welcome', ['1', 'usual']]);
});
