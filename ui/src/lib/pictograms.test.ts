// Every purpose, paper, step and outcome is drawn, and no two that somebody chooses between are drawn alike.

import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { PAPERS } from '../visit/answers';
import { OUTCOMES, PURPOSES, STEPS, type Drawing } from './pictograms';

const at = (path: string) => readFileSync(fileURLToPath(new URL(path, import.meta.url)), 'utf8');
const FILE = at('../../../locales/pt.ftl');
const named = (begins: string) =>
  [...FILE.matchAll(new RegExp(`^${begins}-([a-z-]+) =`, 'gm'))].map((match) => match[1]!);
const drawn = (drawings: Record<string, Drawing>) =>
  Object.values(drawings).map(({ thing, mark }) => `${thing} ${mark}`);

it('every purpose is, each differently', () => {
  const asked = named('purpose').filter((name) => name !== 'title' && !name.endsWith('-detail'));
  expect(Object.keys(PURPOSES).sort()).toEqual(asked.sort());
  expect(new Set(drawn(PURPOSES)).size).toBe(asked.length);
});

it('every step is', () => {
  const steps = named('step').filter((name) => !['of', 'by', 'now'].includes(name));
  expect(Object.keys(STEPS).sort()).toEqual(steps.sort());
});

it('every outcome is, each differently', () => {
  const states = named('state').filter((name) => !/-(detail|late)$/.test(name));
  expect(Object.keys(OUTCOMES).sort()).toEqual(states.sort());
  expect(new Set(drawn(OUTCOMES)).size).toBe(states.length);
});

it('every paper is', () => {
  const picture = at('../parts/PaperPicture.svelte');
  for (const paper of PAPERS) expect(picture).toContain(`'${paper}'`);
});
