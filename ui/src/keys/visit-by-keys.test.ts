// @vitest-environment jsdom
// The whole page, and somebody who has the keys of a pad alone.

import { expect, it } from 'vitest';
import { drawnForTests, settled } from '../visit/drawn';
import { FACTS } from '../visit/scripted';

const drawn = drawnForTests();

const PAD = {
  previous: 'F21',
  next: 'F22',
  select: 'F23',
  back: 'F20',
  help: 'F17',
  up: 'ArrowUp',
  down: 'ArrowDown',
};

async function press(key: keyof typeof PAD) {
  const code = PAD[key];
  const target = document.activeElement ?? document.body;
  target.dispatchEvent(new KeyboardEvent('keydown', { code, key: code, bubbles: true, cancelable: true }));
  await settled();
}

/** Goes on with Next until the focus is there, and presses it. */
async function take(css: string) {
  for (let steps = 0; steps < 80; steps += 1) {
    if (document.activeElement?.matches(css)) return press('select');
    await press('next');
  }
  throw new Error(`${css} is reached by no key`);
}

it('a visit goes from the welcome to its end by next and select alone', async () => {
  const facts = { ...FACTS, printed: 'printed' } as const;
  const screen = await drawn([], {
    send: async () => ({ outcome: 'saved', facts }),
    facts: async () => [facts],
  });
  await take('[data-lang="pt"]');
  await take('[data-action="correct-email"]');
  await take('[data-action="continue"]');
  for (const paper of ['nif', 'niss']) {
    await take(`[data-paper="${paper}"]`);
    for (const digit of '12') await take(`[data-key="${digit}"]`);
    expect(screen.field?.value).toBe('12');
    await take('[data-action="continue"]');
    expect(screen.screen).toBe('identity');
  }
  await take('[data-action="continue"]');
  await take('[data-action="unknown"]');
  for (const key of ['a', '@gmail.com']) await take(`[data-key="${key}"]`);
  expect(screen.field?.value).toBe('a@gmail.com');
  await take('[data-action="continue"]');
  await take('[data-action="skip"]');
  expect(screen.screen).toBe('check');
  await take('[data-action="send"]');
  expect(screen.screen).toBe('done');
  await take('[data-action="finish"]');
  expect(screen.screen).toBe('welcome');
});

it('a key that is pressed keeps the focus, and the other signs lie where the letters lay', async () => {
  await drawn([
    '[data-lang="pt"]',
    'reactivate',
    'continue',
    '[data-paper="nif"]',
    'type',
    'continue',
    '[data-paper="niss"]',
    'type',
    'continue',
    'continue',
  ]);
  await take('[data-key="q"]');
  expect(document.activeElement?.getAttribute('data-key')).toBe('q');
  await take('[data-key="{signs}"]');
  expect(document.activeElement?.getAttribute('data-key')).toBe('{letters}');
  await press('up');
  expect(document.activeElement?.closest('[data-keyboard]')).not.toBeNull();
});

it('back leads back, closes what lies over the screen, and help explains', async () => {
  const screen = await drawn(['[data-lang="pt"]', 'correct-email', 'continue']);
  await press('help');
  expect(screen.find('[data-overlay="help"]')).not.toBeNull();
  await press('back');
  expect(screen.find('[data-overlay="help"]')).toBeNull();
  await press('back');
  expect(screen.screen).toBe('privacy');
});

it('whoever tries the keys is told what each does, and nothing is done', async () => {
  const screen = await drawn(['[data-lang="pt"]', 'correct-email']);
  await press('help');
  await take('[data-action="try-keys"]');
  const said = () => screen.said('[data-does]');
  await press('next');
  expect(said()).toContain('Seguinte');
  await press('select');
  expect(said()).toContain('Escolher');
  await press('back');
  expect(screen.find('[data-overlay="keys"]')).not.toBeNull();
  await press('next');
  await press('back');
  await press('back');
  expect(screen.find('[data-overlay="keys"]')).toBeNull();
  expect(screen.screen).toBe('privacy');
});
