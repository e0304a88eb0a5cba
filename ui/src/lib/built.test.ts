// What the built page loads at its start: no word of a language that nobody has chosen, but the first ones. Of the build that
// `make` puts into the kiosk.

import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';

const DIST = fileURLToPath(new URL('../../dist', import.meta.url));
const LOCALES = fileURLToPath(new URL('../../../locales', import.meta.url));
/** Said on the screens of a visit alone. */
const LATER = 'check-title';
const read = (path: string) => readFileSync(path, 'utf8');

it.skipIf(!existsSync(DIST))(
  'the words of a language are a file of their own, which the start does not load',
  () => {
    const html = read(join(DIST, 'index.html'));
    const atTheStart = [...html.matchAll(/(?:src|href)="([^"]+\.js)"/g)].map(([, path]) => path!);
    expect(atTheStart).toHaveLength(1);
    const start = read(join(DIST, atTheStart[0]!));
    expect(html).not.toContain('modulepreload');
    const files = readdirSync(join(DIST, 'assets'));
    const languages = readdirSync(LOCALES).filter((name) => name.endsWith('.ftl') && name !== 'pt.ftl');
    expect(languages).toHaveLength(14);
    for (const file of languages) {
      const language = file.replace('.ftl', '');
      const words = new RegExp(`^${LATER} = (.+)$`, 'm').exec(read(join(LOCALES, file)))![1]!;
      const own = files.filter((name) => name.startsWith(`${language}-`) && name.endsWith('.js'));
      expect(own, language).toHaveLength(1);
      expect(read(join(DIST, 'assets', own[0]!)).includes(words), language).toBe(true);
      expect(start.includes(words), language).toBe(false);
    }
  },
);
