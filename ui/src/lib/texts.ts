// The words of the page, by meaning. The files are the same that the receipt and the tracking page read;
// a value inside a sentence is isolated (U+2068 … U+2069), so that a code keeps its order in Arabic.

import { FluentBundle, FluentNumber, FluentResource, type FluentVariable } from '@fluent/bundle';
import ar from '../../../locales/ar.ftl?raw';
import en from '../../../locales/en.ftl?raw';
import pt from '../../../locales/pt.ftl?raw';

export type Args = Record<string, FluentVariable>;

/** The language of record, and the one a missing text falls back to. */
export const HOME_LANGUAGE = 'pt';

const SOURCES: Record<string, string> = { pt, en, ar };
const bundles = new Map<string, FluentBundle>();

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

/** A count that chooses the plural, shown in the digits of everything else on the screen. */
export function counted(number: number): FluentNumber {
  return new FluentNumber(number, { numberingSystem: 'latn' });
}

function bundle(code: string): FluentBundle | undefined {
  const source = SOURCES[code];
  if (source === undefined) return undefined;
  let made = bundles.get(code);
  if (!made) {
    made = new FluentBundle(code);
    made.addResource(new FluentResource(source));
    bundles.set(code, made);
  }
  return made;
}
