// Letters stand out from their ground: 4.5 to 1 (WCAG 2.2, 1.4.3), in high contrast 7 to 1 (1.4.6).

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { COLOURS } from '../visit/look';

const STYLES = fileURLToPath(new URL('.', import.meta.url));
const css = (name: string) => readFileSync(join(STYLES, `${name}.css`), 'utf8');

describe('the colours', () => {
  const named = (text: string) =>
    new Map(
      [...text.matchAll(/--color-([a-z0-9-]+): (#[0-9a-f]{6})/g)].map(([, name, hex]) => [name!, hex!]),
    );
  const usual = named(css('agora'));
  const of = (colours: string) => {
    const block = css('colours').split(`[data-colours='${colours}'] {`)[1]?.split('}')[0] ?? '';
    return new Map([...usual, ...named(block)]);
  };
  const light = (hex: string) => {
    const [red, green, blue] = [1, 3, 5].map((at) => {
      const part = parseInt(hex.slice(at, at + 2), 16) / 255;
      return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * red! + 0.7152 * green! + 0.0722 * blue!;
  };
  const contrast = (one: string, other: string) => {
    const [dim, bright] = [light(one), light(other)].sort((a, b) => a - b);
    return (bright! + 0.05) / (dim! + 0.05);
  };
  /** What stands on what, on this page. */
  const LETTERS: readonly [string, readonly string[]][] = [
    ['white', ['neutral-900', 'neutral-800', 'neutral-700', 'primary-600', 'primary-700', 'primary-900']],
    ['white', ['success-600', 'success-700', 'danger-700', 'warning-900', 'informative-600']],
    ['neutral-50', ['neutral-900', 'neutral-800', 'neutral-700', 'primary-900', 'success-700', 'danger-700']],
    ['neutral-100', ['neutral-900', 'neutral-800']],
    ['primary-200', ['primary-900', 'primary-700']],
    ['informative-100', ['neutral-900']],
    ['success-50', ['neutral-900']],
    ['warning-50', ['neutral-900', 'warning-900']],
    ['danger-50', ['neutral-900', 'danger-700']],
    ['primary-900', ['white']],
    ['primary-600', ['white']],
    ['warning-500', ['primary-900']],
  ];

  it.each(COLOURS)('%s: letters stand out from their ground', (colours) => {
    const all = of(colours);
    for (const [ground, letters] of LETTERS)
      for (const letter of letters) {
        const ratio = contrast(all.get(ground)!, all.get(letter)!);
        expect(ratio, `${letter} on ${ground}`).toBeGreaterThanOrEqual(colours === 'usual' ? 4.5 : 7);
      }
  });
});
