// @vitest-environment jsdom
// The whole page, and somebody who hears it: what is said when, to whose ears, and that every key is answered.

import { afterEach, describe, expect, it, vi } from 'vitest';
import type { Core, Said } from '../lib/core';
import { text } from '../lib/texts';
import { drawnForTests, KIOSK, ownTime, pass, wayTo, type Drawn } from '../visit/drawn';
import { FACTS } from '../visit/scripted';
import { RATES, SILENCE, VOLUMES } from './hearing';
import { ANSWER_MS } from './speech.svelte';

const PAD = {
  next: 'F22',
  select: 'F23',
  back: 'F20',
  speech: 'F13',
  faster: 'F19',
  louder: 'AudioVolumeUp',
  repeat: 'F14',
};
const PRINTED = { ...FACTS, printed: 'printed' } as const;
/** Whoever goes now loses nothing. */
const SAVED: Partial<Core> = {
  send: async () => ({ outcome: 'saved', facts: PRINTED }),
  facts: async () => [PRINTED],
};
const USUAL = { rate: RATES[SILENCE.rate], volume: VOLUMES[SILENCE.volume] };

let page: Drawn;
let heard: Said[] = [];
const chime = vi.fn(async () => undefined);
const hush = vi.fn(async () => undefined);
const open = drawnForTests();

async function at(steps: readonly string[], more: Partial<Core> = {}, headphones = false) {
  ownTime();
  heard = [];
  const say = async (said: Said) => void heard.push(said);
  const kiosk = { ...KIOSK, hearing: { aloud: true, headphones } };
  page = await open([], { say, chime, hush, ...more }, kiosk);
  await pass(0);
  await page.walk(steps);
  await pass(0);
}

async function press(key: keyof typeof PAD) {
  const [code, target] = [PAD[key], document.activeElement ?? document.body];
  target.dispatchEvent(new KeyboardEvent('keydown', { code, key: code, bubbles: true, cancelable: true }));
  await page.walk([]);
  await pass(0);
}

/** What is said from here on. */
async function saidAfter(what: () => Promise<unknown>): Promise<string[]> {
  heard = [];
  await what();
  return heard.flatMap(({ utterances }) => utterances.map((each) => each.text));
}

const t = (id: string) => text('pt', id);
const fiveTaps = async () => {
  for (let tap = 0; tap < 5; tap++)
    page.find('[data-action="logo"]')!.dispatchEvent(new Event('pointerdown', { bubbles: true }));
  await page.walk([]);
  await pass(0);
};

afterEach(() => {
  vi.useRealTimers();
  vi.clearAllMocks();
});

describe('every key is answered', () => {
  it('at once where it does something, and then no more', async () => {
    await at(wayTo('purpose'));
    await press('speech');
    expect(await saidAfter(() => press('next'))).toContain(t('purpose-correct-email'));
    expect(await saidAfter(() => pass(60))).not.toContain(t('purpose-correct-email'));
  });

  it('by the screen, where it leads nowhere', async () => {
    await at([]);
    await press('speech');
    expect(await saidAfter(() => press('back'))).toEqual([]);
    expect(await saidAfter(() => pass(ANSWER_MS / 1000))).toContain(t('welcome-title'));
  });

  it('by what has the focus, where nothing changes: an error that is still there is said again', async () => {
    const checkPaper: Core['checkPaper'] = async () => ({
      ok: false,
      error: { field: 'nif', code: 'nif-check' },
      shown: { value: '1', country: '' },
      question: null,
    });
    await at([...wayTo('identity-nif'), 'type'], { checkPaper });
    await press('speech');
    expect(await saidAfter(() => press('select'))).toEqual([t('error-nif-check')]);
    const again = await saidAfter(async () => {
      await press('select');
      await pass(ANSWER_MS / 1000);
    });
    expect(again).toContain(t('error-nif-check'));
  });

  it('by what has the focus now, where Tab moves it', async () => {
    await at(wayTo('purpose'));
    await press('speech');
    const tab = new KeyboardEvent('keydown', { code: 'Tab', key: 'Tab', bubbles: true });
    const said = await saidAfter(async () => {
      document.body.dispatchEvent(tab);
      page.find('[data-action="reactivate"]')!.focus();
      await pass(0);
    });
    expect(said).toContain(t('purpose-reactivate'));
  });

  it('not where nothing is read aloud', async () => {
    await at(wayTo('purpose'));
    expect(await saidAfter(() => press('next'))).toEqual([]);
    expect(await saidAfter(() => pass(10))).toEqual([]);
  });
});

describe('what is being said ends at once', () => {
  const key = (code: string, more: KeyboardEventInit = {}) =>
    document.body.dispatchEvent(new KeyboardEvent('keydown', { code, key: code, bubbles: true, ...more }));
  const finger = (on: Element) => on.dispatchEvent(new Event('pointerdown', { bubbles: true }));

  async function hearing(steps: readonly string[] = wayTo('purpose')) {
    await at(steps);
    await press('speech');
    hush.mockClear();
  }

  it.each([PAD.back, 'KeyX', 'F9'])(
    'with the key %s, which leads nowhere, and which is answered',
    async (code) => {
      await hearing([]);
      key(code);
      await pass(0);
      expect(hush).toHaveBeenCalledTimes(1);
      expect(await saidAfter(() => pass(ANSWER_MS / 1000))).toContain(t('welcome-title'));
    },
  );

  it('and then the answer of the key is said, and nothing silences that', async () => {
    const order: string[] = [];
    await at(wayTo('purpose'), {
      say: async ({ utterances }) => void order.push(utterances[0]!.text),
      hush: async () => void order.push('silence'),
    });
    await press('speech');
    order.length = 0;
    await press('next');
    await pass(60);
    expect(order).toEqual(['silence', t('purpose-correct-email')]);
  });

  it('not with a key that is held: it was pressed long ago', async () => {
    await hearing();
    key(PAD.back, { repeat: true });
    await pass(0);
    expect(hush).not.toHaveBeenCalled();
  });

  it('with a finger on a control; not with a hand that rests where nothing is, nor on a dark screen', async () => {
    await hearing();
    finger(page.find('h1')!);
    await page.walk(['speech', 'speech-dark', 'close-speech']);
    finger(page.find('[data-action="back"]')!);
    await pass(0);
    expect(hush).not.toHaveBeenCalled();
    await page.walk(['speech', 'speech-dark', 'close-speech']);
    finger(page.find('[data-action="back"]')!);
    await pass(0);
    expect(hush).toHaveBeenCalledTimes(1);
  });
});

describe('that the time of a visit ends', () => {
  it('is told by a sound too, and once more shortly before, whether anything is read aloud or not', async () => {
    await at(wayTo('purpose'));
    await pass(59);
    expect(chime).not.toHaveBeenCalled();
    await pass(1.5);
    expect(page.find('[data-overlay="idle"]')).not.toBeNull();
    expect(chime).toHaveBeenCalledTimes(1);
    await pass(8);
    expect(chime).toHaveBeenCalledTimes(1);
    await pass(2);
    expect(chime).toHaveBeenCalledTimes(2);
    expect(heard).toEqual([]);
    await page.touch('stay');
    await pass(30);
    expect(chime).toHaveBeenCalledTimes(2);
  });

  it('makes no sound where nobody is, nor before staff', async () => {
    await at([]);
    await pass(600);
    await page.walk(wayTo('purpose'));
    await fiveTaps();
    await pass(85);
    expect(chime).not.toHaveBeenCalled();
  });
});

describe('to whose ears', () => {
  const digits = /2, 0, 0/;
  const TYPED = '200000020';

  it.each([true, false])('what is typed is said: with headphones %s', async (headphones) => {
    await at([], {}, headphones);
    if (!headphones) await press('speech');
    await page.walk(wayTo('identity-nif'));
    await pass(0);
    const said = await saidAfter(async () => {
      await page.type('2');
      await page.type(TYPED);
      await page.touch('continue');
      await pass(0);
    });
    expect(said.some((words) => digits.test(words))).toBe(headphones);
    expect(said.includes(t('speech-private'))).toBe(!headphones);
  });

  it('nothing of staff’s screens is said to anybody', async () => {
    await at([], {}, true);
    await page.walk(wayTo('purpose'));
    await pass(0);
    expect(heard.length).toBeGreaterThan(0);
    const said = await saidAfter(async () => {
      await fiveTaps();
      expect(page.screen).toBe('staff-pin');
      await press('next');
      await press('repeat');
      await page.type('246813');
      await page.touch('staff-enter');
      expect(page.screen).toBe('staff');
      for (const key of ['next', 'repeat', 'faster', 'speech', 'speech'] as const) await press(key);
      await pass(5);
    });
    expect(said).toEqual([]);
    expect(hush).toHaveBeenCalled();
  });
});

describe('for the next person', () => {
  const toned = () => heard.map(({ rate, volume }) => ({ rate, volume }));
  const ownWay = async () => {
    for (const key of ['faster', 'faster', 'louder'] as const) await press(key);
    expect(toned().at(-1)).not.toEqual(USUAL);
  };

  it('nothing is read, and then as usual, once they ask for it', async () => {
    await at([], SAVED);
    await press('speech');
    await page.walk(wayTo('done'));
    await ownWay();
    expect(await saidAfter(() => page.touch('finish'))).toEqual([t('speech-off')]);
    expect(page.screen).toBe('welcome');
    expect(await saidAfter(() => pass(10))).toEqual([]);
    await saidAfter(() => press('speech'));
    expect(toned()).toEqual([USUAL]);
  });

  it('who finds headphones plugged in hears the welcome as usual', async () => {
    await at([], SAVED, true);
    await page.walk(wayTo('done'));
    await ownWay();
    const said = await saidAfter(async () => {
      await page.touch('finish');
      await pass(0);
    });
    expect(said).toContain(t('welcome-title'));
    expect(toned().at(-1)).toEqual(USUAL);
  });
});
