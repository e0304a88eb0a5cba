import { describe, expect, it } from 'vitest';
import { allShown, shownTo, type Window } from './shown';

const after = (content: number, ...looks: Window[]) => {
  const shown = looks.reduce(shownTo, 0);
  return { shown, all: allShown(shown, content) };
};
const at = (top: number, height = 500): Window => ({ top, height });

describe('a page', () => {
  it.each<[string, number, Window[], number, boolean]>([
    ['that fits is shown at once', 480, [at(0)], 500, true],
    ['that fits but for a rounded pixel, too', 501.5, [at(0)], 500, true],
    ['with a line under the fold is not', 520, [at(0)], 500, false],
    ['read to the end is', 1200, [at(0), at(300), at(700)], 1200, true],
    ['left before the end is not', 1200, [at(0), at(300), at(500)], 1000, false],
    ['that jumps to its end has not shown the middle', 1600, [at(0), at(1100)], 500, false],
    ['goes on where it was left, after a look back', 1200, [at(0), at(450), at(0), at(700)], 1200, true],
    [
      'that jumped is read on from what was left out',
      1600,
      [at(0), at(1100), at(490), at(980), at(1100)],
      1600,
      true,
    ],
    ['that grows is to be read on', 1100, [at(0), at(500)], 1000, false],
    ['never on the screen is not shown', 400, [], 0, false],
  ])('%s', (_, content, looks, shown, all) => {
    expect(after(content, ...looks)).toEqual({ shown, all });
  });
});
