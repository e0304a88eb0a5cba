import { describe, expect, it } from 'vitest';
import { fiveTaps } from './taps';

/** Which taps of those at these moments (ms) open the panel. */
function opened(at: number[]): number[] {
  let now = 0;
  const tap = fiveTaps(() => now);
  return at.filter((moment) => {
    now = moment;
    return tap();
  });
}

describe('five taps', () => {
  it.each([
    ['in a second', [0, 200, 400, 600, 800], [800]],
    ['just in time', [0, 100, 200, 300, 2999], [2999]],
    ['too slow', [0, 750, 1500, 2250, 3000], []],
    ['four', [0, 1, 2, 3], []],
    ['slow ones and then five', [0, 5000, 9000, 9100, 9200, 9300, 9400], [9400]],
    ['a child that goes on tapping', [0, 1, 2, 3, 4, 5, 6, 7, 8, 9], [4, 9]],
  ])('%s', (_what, at, expected) => expect(opened(at)).toEqual(expected));
});
