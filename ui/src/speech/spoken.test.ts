// @vitest-environment jsdom
// Every screen in every language: what stands there is said, and nothing is said that is nothing.

import { mount } from 'svelte';
import { beforeAll, describe, expect, it } from 'vitest';
import { ALL_LANGUAGES } from '../../preview/fake-core';
import { showStates } from '../../preview/states';
import App from '../App.svelte';
import { layerOf } from '../keys/stops';
import { settled } from '../visit/drawn';
import { scripted, STATE } from '../visit/scripted';
import { bare, forTheEar } from './ear';
import { liveUtterances, utterancesOf, utterancesOfStop, utterancesOfTyping } from './spoken';
import { withoutSecrets } from './speech.svelte';

/** Of the states beside each screen's first so many are one in each language; with `WHOLE` all. */
const EVERY = process.env['WHOLE'] ? 1 : 30;
const PLAINLY = { words: false };

beforeAll(async () => {
  const target = document.body.appendChild(document.createElement('div'));
  const kioskState = async () => ({ ...STATE, languages: ALL_LANGUAGES });
  const { visit } = mount(App, { target, props: { core: scripted({ kioskState }) } }) as never as {
    visit: Parameters<typeof showStates>[0];
  };
  await settled();
  showStates(visit);
});

/** The first state of each screen, and of all others some, other ones in each language. */
function chosen(language: string): string[] {
  const first = new Map<string, string>();
  const kinds = new Map<string, string>();
  for (const name of window.states!.names(language)) {
    const [screen, second] = name.split(' ');
    if (!first.has(screen!)) first.set(screen!, name);
    kinds.set(`${screen} ${second ?? ''}`, name);
  }
  const turn = ALL_LANGUAGES.findIndex(({ code }) => code === language) % EVERY;
  const others = [...kinds.values()].filter((_, index) => index % EVERY === turn);
  return [...new Set([...first.values(), ...others])];
}

/** The words that somebody sees, piece by piece. */
function seen(layer: HTMLElement): string[] {
  const parts = layer.querySelector('main')
    ? layer.querySelectorAll('main, .shell > header, .shell > footer')
    : [layer];
  const words: string[] = [];
  for (const part of parts) {
    const walker = document.createTreeWalker(part, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const parent = node.parentElement!;
      if (parent.closest('[aria-hidden="true"], [data-keyboard], [aria-label]:not(nav):not(ul):not(main)'))
        continue;
      // Drawn in two pieces.
      if (parent.closest('[data-address]')) continue;
      const plain = bare(node.textContent!);
      if (/[\p{L}\p{N}]/u.test(plain)) words.push(plain);
    }
  }
  return words;
}

it.each(ALL_LANGUAGES.map(({ code }) => code))('in %s', { timeout: 300_000 }, async (language) => {
  for (const name of chosen(language)) {
    await settled();
    window.states!.show(language, name);
    const layer = layerOf(document);
    const said = utterancesOf(layer, PLAINLY);
    const all = said.map(({ text }) => text).join('\n');
    expect(said.length, name).toBeGreaterThan(2);
    for (const { text, language: voice } of said) {
      expect(text, name).toMatch(/[\p{L}\p{N}]/u);
      expect(text, name).not.toMatch(/[\u2066-\u2069\u200e\u200f]/);
      expect(voice, `${name}: ${text}`).toMatch(/^[a-z]{2,3}(-Hans)?$/);
    }
    for (const words of seen(layer)) {
      // A host is drawn in pieces.
      if (/[.]$/.test(words)) continue;
      const inEar = forTheEar(words, { language, words: false });
      expect(all.includes(inEar) || all.includes(words), `${name} does not say ${words}`).toBe(true);
    }
    for (const { utterance } of liveUtterances(layer, PLAINLY)) expect(utterance.text).not.toBe('');
    // To a loudspeaker nothing is said that was typed.
    const open = withoutSecrets(said);
    expect(
      open.some((each) => each.private),
      name,
    ).toBe(false);
    for (const { text } of open)
      expect(text, name).not.toMatch(/2, 0, 0\. 0|8, 8, 0|Ponto, P, T, Ponto|W, M, 4/);
  }
});

describe('what is private', () => {
  const said = (name: string) => {
    window.states!.show('pt', name);
    return utterancesOf(layerOf(document), PLAINLY);
  };
  const secrets = (name: string) =>
    said(name)
      .filter((each) => each.private)
      .map(({ text }) => text);

  it('is every value of the check page, with the country', () => {
    const name = window
      .states!.names('pt')
      .find((each) => /^check correct-email passport\+nif\+niss\+phone long confirmed extra/.test(each))!;
    expect(name).toBeDefined();
    const hidden = secrets(name);
    expect(hidden).toContain('2, 0, 0. 0, 0, 0. 0, 2, 0');
    expect(hidden.filter((text) => text.includes('Arroba'))).toHaveLength(2);
    expect(hidden.length).toBeGreaterThanOrEqual(7);
  });

  it('is the code of a request, and not what became of it', () => {
    const name = window.states!.names('pt').find((each) => each.startsWith('done 1 all correct-email yes'))!;
    const hidden = secrets(name);
    expect(hidden).toContain('4, F, 7, K. 9, 2, Q, M. 3, Z, T, A');
    const open = said(name).filter((each) => !each.private);
    expect(open.map(({ key }) => key)).toContain('done-title');
    expect(open.map(({ key }) => key)).toContain('fact-printed');
  });

  it('is told once in a row how to hear', () => {
    const secret = { text: '1', key: null, language: 'pt', private: true };
    const open = { text: 'x', key: null, language: 'pt', private: false };
    expect(withoutSecrets([secret, secret, open, secret]).map(({ key, text }) => key ?? text)).toEqual([
      'speech-private',
      'x',
      'speech-private',
    ]);
  });
});

describe('what is typed', () => {
  const typed = (before: string, after: string) =>
    utterancesOfTyping(before, after, 'pt', PLAINLY).map(({ text }) => text);
  it.each([
    ['', 'a', ['A']],
    ['an', 'an.', ['Ponto']],
    ['ana', 'ana@gmail.com', ['Arroba, G, M, A, I, L, Ponto, C, O, M']],
    ['12', '1', ['apagado', '2']],
    ['12', '3', ['3']],
    ['12', '12', []],
  ])('from %j to %j', (before, after, said) => {
    expect(typed(before, after)).toEqual(said);
  });
});

it('a stop says what it is, and whether it is chosen', () => {
  window.states!.show('pt', 'old-email 0 unknown false');
  const stop = document.querySelector<HTMLElement>('[data-action="unknown"]')!;
  expect(utterancesOfStop(stop, PLAINLY).map(({ key }) => key)).toEqual([
    'old-email-unknown',
    'ear-button',
    'ear-chosen',
  ]);
  const field = document.querySelector<HTMLElement>('#old-email')!;
  expect(utterancesOfStop(field, PLAINLY).map(({ key }) => key)).toEqual([
    'old-email-label',
    'old-email-hint',
    'ear-field',
    'ear-empty',
  ]);
});

it.each([
  ['{bksp}', 'Apagar'],
  ['q', 'Q'],
  ['7', '7'],
  ['_', 'Traço inferior'],
  ['@gmail.com', 'Arroba gmail Ponto com'],
  ['{signs}', 'Outros sinais'],
])('the drawn key %s says what it writes or does', (key, said) => {
  window.states!.show('pt', 'old-email 0 unknown false');
  const stop = document.querySelector<HTMLElement>(`[data-key="${key}"]`)!;
  expect(utterancesOfStop(stop, PLAINLY).map(({ text }) => text)).toEqual([said]);
});
