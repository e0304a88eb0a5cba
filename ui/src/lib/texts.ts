// The words of the page, by meaning. The files are the same that the receipt and the tracking page read;
// a value inside a sentence is isolated (U+2068 … U+2069), so that a code keeps its order in Arabic.
// A language is loaded when it is chosen; before that it has the words of `virtual:first-words` alone.

import { FluentBundle, FluentNumber, FluentResource, type FluentVariable } from '@fluent/bundle';
import FIRST from 'virtual:first-words';
import pt from '../../../locales/pt.ftl?raw';

export type Args = Record<string, FluentVariable>;

/** The language of record, and the one a missing text falls back to. */
export const HOME_LANGUAGE = 'pt';

const FILES = import.meta.glob<string>(['../../../locales/*.ftl', '!**/pt.ftl'], {
  query: '?raw',
  import: 'default',
});
const OF_STAFF = import.meta.glob<string>('../../../locales/staff/*.ftl', {
  query: '?raw',
  import: 'default',
  eager: true,
});
const staffWords = (language: string) => OF_STAFF[`../../../locales/staff/${language}.ftl`];
const sources = new Map(Object.entries({ ...FIRST, [HOME_LANGUAGE]: pt }));
const loaded = new Set([HOME_LANGUAGE]);
const bundles = new Map<string, FluentBundle>();

/** Every language that there are words for. */
export const LANGUAGES: readonly string[] = Object.keys(FIRST);

/** Whether staff read their panel in it. */
export const isOfStaff = (language: string): boolean => staffWords(language) !== undefined;

/** Loads all words of `language`, once. */
export async function load(language: string): Promise<void> {
  const file = FILES[`../../../locales/${language}.ftl`];
  if (!file || loaded.has(language)) return;
  const source = await file();
  loaded.add(language);
  sources.set(language, source);
  bundles.delete(language);
  ids.delete(language);
}

/** The words of `language` for `id`; Portuguese if that language lacks them; the id if nobody has them. */
export function text(language: string, id: string, args: Args = {}): string {
  for (const code of [language, HOME_LANGUAGE]) {
    const message = bundle(code)?.getMessage(id);
    // With an errors array given, a missing value becomes a visible placeholder and not an exception.
    if (message?.value) return bundle(code)!.formatPattern(message.value, args, []);
  }
  return id;
}

/** Whether any language of the page has words for `id`. */
export function hasText(id: string): boolean {
  return bundle(HOME_LANGUAGE)?.hasMessage(id) ?? false;
}

const ids = new Map<string, ReadonlyMap<string, string>>();

/** Which sentence without values these words of `language` are; null for any other. */
export function idOf(language: string, words: string): string | null {
  let known = ids.get(language);
  if (!known) ids.set(language, (known = sentences(language)));
  return known.get(words) ?? null;
}

function sentences(language: string): ReadonlyMap<string, string> {
  const all = new Map<string, string>();
  for (const [, id] of (sources.get(language) ?? '').matchAll(/^([a-z][a-z0-9-]*) =/gm)) {
    const value = bundle(language)?.getMessage(id!)?.value;
    if (typeof value === 'string' && !all.has(value)) all.set(value, id!);
  }
  return all;
}

/** A count that chooses the plural, shown in the digits of everything else on the screen. */
export function counted(number: number): FluentNumber {
  return new FluentNumber(number, { numberingSystem: 'latn' });
}

function bundle(code: string): FluentBundle | undefined {
  const source = sources.get(code);
  if (source === undefined) return undefined;
  let made = bundles.get(code);
  if (!made) {
    made = new FluentBundle(code);
    for (const each of [source, staffWords(code) ?? '']) made.addResource(new FluentResource(each));
    bundles.set(code, made);
  }
  return made;
}
