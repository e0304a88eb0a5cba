// @vitest-environment jsdom
// A key or a finger that stays: nothing repeats (EN 301 549 V3.2.1, 5.7), and what is long goes at once all the same.

import { afterEach, expect, it, vi } from 'vitest';
import { drawnForTests, ownTime, pass, settled, wayTo, type Drawn } from '../visit/drawn';

const ADDRESS = 'maria.conceicao.fernandes.albuquerque@correio.example.com';
const drawn = drawnForTests();

afterEach(() => void vi.useRealTimers());

function pressed(code: string, repeat = false): boolean {
  const event = new KeyboardEvent('keydown', { code, key: code, repeat, bubbles: true, cancelable: true });
  return document.activeElement!.dispatchEvent(event);
}

const finger = (page: Drawn, key: string, does: 'down' | 'up') =>
  page.find(`[data-key="${key}"]`)!.dispatchEvent(new Event(`pointer${does}`, { bubbles: true }));

it.each(['{bksp}', 'a'])('a finger that stays on %s for a minute writes or deletes once', async (key) => {
  ownTime();
  const page = await drawn(wayTo('old-email'));
  await page.type('ana');
  page.field!.setSelectionRange(3, 3);
  finger(page, key, 'down');
  await pass(60);
  finger(page, key, 'up');
  expect(page.field!.value).toBe(key === 'a' ? 'anaa' : 'an');
});

it('a pad’s key that is held moves the focus once', async () => {
  const page = await drawn(wayTo('purpose'));
  pressed('F22');
  const first = document.activeElement;
  expect(first).not.toBe(document.body);
  for (let time = 0; time < 20; time += 1) expect(pressed('F22', true)).toBe(false);
  expect(document.activeElement).toBe(first);
  pressed('F22');
  expect(document.activeElement).not.toBe(first);
  expect(page.screen).toBe('purpose');
});

it('a plain keyboard’s key that is held writes and moves once: the engine does nothing with what follows', async () => {
  const page = await drawn([...wayTo('old-email'), 'type']);
  page.field!.focus();
  for (const key of ['x', 'Backspace', 'Tab', 'Enter']) {
    expect(pressed(key, true), key).toBe(false);
    await settled();
    expect(page.screen).toBe('old-email');
  }
  pressed('Enter');
  await settled();
  expect(page.screen).toBe('new-email');
});

it('what stands in a field is deleted by one touch, which is offered where something stands there', async () => {
  const page = await drawn(wayTo('old-email'));
  const clear = () => page.find('[data-action="clear"]');
  expect(clear()).toBeNull();
  await page.type(ADDRESS);
  expect(clear()?.getAttribute('aria-label')).toBe('Apagar o que escreveu aqui');
  await page.touch('clear');
  expect([page.field!.value, clear(), document.activeElement]).toEqual(['', null, page.field]);
  await page.walk(['help', 'close-help']);
  expect(page.field!.value).toBe('');
});

it('nothing of another screen is deleted with it', async () => {
  const page = await drawn([...wayTo('new-email'), 'type', 'clear', 'back']);
  expect([page.screen, page.field!.value]).toEqual(['old-email', 'typed']);
});
