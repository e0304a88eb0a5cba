// @vitest-environment jsdom
// The size of the letters and the colours: on every screen, kept through the visit, gone with it.

import { afterEach, expect, it, vi } from 'vitest';
import type { Core } from '../lib/core';
import { drawnForTests, ownTime, pass, SCREENS, wayTo, type Drawn } from './drawn';
import { STATE } from './scripted';

let page: Drawn;
const open = drawnForTests();
const at = async (...asked: Parameters<typeof open>) => (page = await open(...asked));
const worn = () => {
  const { scale, colours } = document.documentElement.dataset;
  return [scale, colours];
};
const lies = () => document.documentElement.hasAttribute('data-lower');
const NOT_SAVED: Partial<Core> = { send: async () => ({ outcome: 'not-saved', fault: 'disk-full' }) };
const LARGE_AND_DARK = ['look', '[data-scale-choice="2"]', '[data-colours-choice="dark"]', 'close-look'];

afterEach(() => void vi.useRealTimers());

it.each(SCREENS)('can be chosen on %s', async (screen) => {
  await at(
    wayTo(screen),
    screen === 'not-saved' ? NOT_SAVED : {},
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

it('lies lower from the first touch of a visit to its last', async () => {
  await at([]);
  expect(lies()).toBe(false);
  await page.walk(['lower', '[data-lang="pt"]']);
  expect([page.screen, lies()]).toEqual(['purpose', true]);
  await page.walk(['look', '[data-scale-choice="2"]', 'close-look']);
  expect([worn(), lies()]).toEqual([['2', 'usual'], true]);
  await page.walk(['cancel']);
  expect([page.screen, worn(), lies()]).toEqual(['welcome', ['1', 'usual'], false]);
});

it('lies lower on any screen, and higher again', async () => {
  await at(wayTo('identity-nif'));
  await page.walk(['look', '[data-overlay="look"] [data-action="lower"]', 'close-look']);
  expect([page.screen, lies()]).toEqual(['identity-nif', true]);
  await page.walk(['look', '[data-overlay="look"] [data-action="lower"]', 'close-look']);
  expect([page.screen, lies()]).toEqual(['identity-nif', false]);
});

it.each(SCREENS.filter((screen) => screen !== 'out-of-service'))(
  'lies lower by a touch in the lower part of %s',
  async (screen) => {
    await at(wayTo(screen), screen === 'not-saved' ? NOT_SAVED : {});
    for (const lower of [true, false]) {
      await page.walk(['[data-screen] ~ footer [data-action="lower"]']);
      expect([page.screen, lies()]).toEqual([screen, lower]);
    }
  },
);

it('of somebody who went away from the welcome screen is not the next one’s', async () => {
  ownTime();
  await at([]);
  await page.walk(LARGE_AND_DARK);
  await pass(STATE.idle.question + STATE.idle.countdown + 2);
  expect([page.screen, worn()]).toEqual(['welcome', ['1', 'usual']]);
});

it.each(['welcome', 'out-of-service'] as const)('left open on %s closes by itself', async (screen) => {
  ownTime();
  await at([], {}, screen === 'welcome' ? STATE : { ...STATE, service: 'closed', fault: 'disk-full' });
  await page.walk(['look']);
  expect(page.find('[data-overlay="look"]')).not.toBeNull();
  await pass(STATE.idle.question + STATE.idle.countdown + 2);
  expect([page.screen, page.find('[data-overlay="look"]')]).toEqual([screen, null]);
});

it('chosen by somebody who was asked at the welcome takes nothing from their visit', async () => {
  ownTime();
  const idleAsked = vi.fn(async () => undefined);
  await at([], { idleAsked });
  await page.walk(LARGE_AND_DARK);
  await pass(STATE.idle.question + 1);
  await page.walk(['stay', '[data-lang="pt"]']);
  expect([page.screen, worn(), idleAsked.mock.calls.length]).toEqual(['purpose', ['2', 'dark'], 0]);
  await pass(STATE.idle.question + 1);
  expect(idleAsked.mock.calls.length).toBe(1);
});
