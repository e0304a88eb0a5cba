// What is said before a language is chosen is there in every language without loading any.

import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import FIRST from 'virtual:first-words';
import { expect, it, vi } from 'vitest';
import { FAULTS } from './faults';

const SRC = fileURLToPath(new URL('..', import.meta.url));
const SPEAK_ALL =
  'screens/Welcome screens/OutOfService parts/HelpOverlay parts/IdleOverlay parts/ActionBar parts/LookOverlay'.split(
    ' ',
  );

function ids(): string[] {
  const source = SPEAK_ALL.map((name) => readFileSync(`${SRC}/${name}.svelte`, 'utf8')).join('\n');
  const named = source.matchAll(/(?:text\(code, (?:many \? )?|inOthers\(|said\(|<InAll id=)([^)}]*)/g);
  return [...named]
    .flatMap((match) => match[1]!.match(/['"][a-z-]+['"]/g) ?? [])
    .map((id) => id.slice(1, -1));
}

it('every word of the screens that speak all languages is among the first', () => {
  const all = [
    ...ids(),
    'help-welcome',
    'help-staff',
    ...['calling', 'called', 'late', 'coming', 'offline', 'ended'].map((stage) => `help-call-${stage}`),
    ...Object.keys(FAULTS).map((fault) => `fault-${fault}-person`),
  ];
  expect(ids().length).toBeGreaterThan(8);
  for (const [language, words] of Object.entries(FIRST))
    for (const id of all) expect(`\n${words}`.includes(`\n${id} =`), `${id} in ${language}`).toBe(true);
});

it('nothing else of a language is there before it is loaded', async () => {
  vi.resetModules();
  const { load, text } = await import('./texts');
  expect(text('fr', 'welcome-title')).toBe('Choisissez votre langue');
  expect(text('fr', 'back')).toBe('Voltar');
  await load('fr');
  expect(text('fr', 'back')).toBe('Retour');
  await load('tlh');
  expect(text('tlh', 'back')).toBe('Voltar');
});
