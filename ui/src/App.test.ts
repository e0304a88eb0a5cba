// @vitest-environment jsdom
// The page's sign of life is what stands on the screen, not what the page thinks it shows.

import { afterEach, expect, it, vi } from 'vitest';
import { drawnForTests, KIOSK, ownTime, pass, settled } from './visit/drawn';

const draw = drawnForTests();
const broken = vi.hoisted(() => ({ screens: false }));

// A screen whose template throws where a test wants it to.
vi.mock('./screens/Privacy.svelte', async (original) => {
  const whole = (await original()) as { default: (...given: unknown[]) => unknown };
  return {
    default: (...given: unknown[]) => {
      if (broken.screens) throw new Error('it cannot be drawn');
      return whole.default(...given);
    },
  };
});

/** What the core hears. */
function heard() {
  const screens: string[] = [];
  return { screens, pageAlive: async (screen: string) => void screens.push(screen) };
}

afterEach(() => {
  broken.screens = false;
  vi.useRealTimers();
});

it('says what it drew, once there is something, and once a second', async () => {
  ownTime();
  const { screens, pageAlive } = heard();
  let answer: (() => void) | undefined;
  const answered = new Promise<void>((resolve) => (answer = resolve));
  const page = await draw([], { pageAlive, kioskState: () => answered.then(() => KIOSK) });
  await pass(5);
  expect(screens, 'nothing is drawn yet').toEqual([]);
  answer?.();
  await pass(0);
  expect(screens).toEqual(['welcome']);
  await pass(3);
  expect(screens).toEqual(['welcome', 'welcome', 'welcome', 'welcome']);
  await page.touch('[data-lang="pt"]');
  expect(screens.at(-1)).toBe('purpose');
});

/** Draws what cannot be drawn; gives what was thrown, which nobody else is to hear. */
async function thrownBy(act: () => Promise<unknown>): Promise<string[]> {
  const thrown: string[] = [];
  const others = process.listeners('uncaughtException');
  process.removeAllListeners('uncaughtException');
  const note = (error: Error) => void thrown.push(error.message);
  process.on('uncaughtException', note);
  await act();
  await settled();
  process.off('uncaughtException', note);
  for (const other of others) process.on('uncaughtException', other);
  return thrown;
}

it('is silent about a first screen that cannot be drawn', async () => {
  ownTime();
  const { screens, pageAlive } = heard();
  const language = KIOSK.languages[0]!;
  const twice = { ...KIOSK, languages: [language, language] };
  const thrown = await thrownBy(() => draw([], { pageAlive }, twice));
  expect(thrown.join()).toContain('each_key_duplicate');
  await pass(5);
  expect(screens).toEqual([]);
});

it('is silent about a later screen that cannot be drawn', async () => {
  ownTime();
  const { screens, pageAlive } = heard();
  const page = await draw(['[data-lang="pt"]'], { pageAlive });
  broken.screens = true;
  const thrown = await thrownBy(() => page.touch('correct-email'));
  expect(thrown.join()).toContain('cannot be drawn');
  screens.length = 0;
  await pass(5);
  expect(screens).toEqual([]);
});

it.each([
  ['is gone', (main: HTMLElement) => main.remove()],
  ['is empty', (main: HTMLElement) => main.replaceChildren()],
])('is silent when the screen %s', async (_, spoil) => {
  ownTime();
  const { screens, pageAlive } = heard();
  const page = await draw([], { pageAlive });
  await pass(1);
  expect(screens).not.toEqual([]);
  spoil(page.find('main')!);
  screens.length = 0;
  await pass(5);
  expect(screens).toEqual([]);
});
