// The words that stand on a screen before a language is chosen, or for whoever may not read the chosen one, cut
// out of every language's file when the page is built: the rest of a language is loaded when it is chosen.

import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Plugin } from 'vite';

const LOCALES = fileURLToPath(new URL('../locales', import.meta.url));
const FIRST =
  /^(?:welcome-|out-of-service-|idle-|fault-[a-z-]+-person|help$|help-(?:title|close|staff|call)|help-welcome$|call-(?:calling|called|late|coming|offline|ended)$|demo$|look|speech-(?:keys|private)$|ear-(?:button|chosen|not-chosen)$|product-kiosk$|close$)/;

/** The messages of a Fluent file, each with the lines that belong to it. */
function messages(file: string): string[] {
  return file.replace(/^#.*\n/gm, '').split(/^(?=[a-z][a-z0-9-]* =)/m);
}

export function firstWords(): Plugin {
  const NAME = 'virtual:first-words';
  return {
    name: 'first-words',
    resolveId: (id) => (id === NAME ? `\0${NAME}` : null),
    load(id) {
      if (id !== `\0${NAME}`) return null;
      const files = readdirSync(LOCALES).filter((name) => name.endsWith('.ftl'));
      const words = files.map((name) => {
        const path = join(LOCALES, name);
        this.addWatchFile(path);
        const first = messages(readFileSync(path, 'utf8')).filter((message) =>
          FIRST.test(message.split(' =', 1)[0]!),
        );
        return [basename(name, '.ftl'), first.join('')];
      });
      return `export default ${JSON.stringify(Object.fromEntries(words))}`;
    },
  };
}
