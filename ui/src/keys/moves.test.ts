import { describe, expect, it } from 'vitest';
import { LAYOUTS, NONE, type Layout } from '../lib/keys';
import { stopAfter, type Move, type Place } from './moves';

/** A field, the keys of a layout, and two buttons under them. */
function page(layout: Layout): { stops: Place[]; names: string[] } {
  const stops: Place[] = [null];
  const names = ['field'];
  LAYOUTS[layout].forEach((line, row) => {
    const keys = line.split(' ');
    keys.forEach((key, col) => {
      if (key === NONE) return;
      stops.push({ row, col, cols: keys.length });
      names.push(key);
    });
  });
  return { stops: [...stops, null, null], names: [...names, 'continue', 'back'] };
}

function walk(layout: Layout, from: string, ...moves: Move[]): string {
  const { stops, names } = page(layout);
  let at = names.indexOf(from);
  for (const move of moves) at = stopAfter(stops, at, move);
  return names[at]!;
}

describe('on the drawn keyboard', () => {
  it.each<[Layout, string, Move[], string]>([
    ['email', 'field', ['next'], '1'],
    ['email', 'field', ['down', 'down'], 'q'],
    ['email', 'g', ['left'], 'f'],
    ['email', 'g', ['right'], 'h'],
    ['email', 'g', ['up'], 't'],
    ['email', 'g', ['down'], 'b'],
    ['email', 'q', ['left'], 'q'],
    ['email', 'p', ['right'], 'p'],
    ['email', 'p', ['next'], 'a'],
    ['email', 'a', ['previous'], 'p'],
    ['email', '5', ['up'], 'field'],
    ['email', 'b', ['down'], '@gmail.com'],
    ['email', '@hotmail.com', ['down'], '@sapo.pt'],
    ['email', '@outlook.com', ['down'], '@'],
    ['email', '{bksp}', ['down'], 'continue'],
    ['email', '@', ['down'], 'continue'],
    ['digits', '8', ['down'], '0'],
    ['digits', '7', ['down'], '0'],
    ['digits', '9', ['down'], '{bksp}'],
    ['digits', '0', ['up'], '8'],
    ['phone', '1', ['down', 'down', 'down'], '+'],
    ['document', 'P', ['down'], '-'],
    ['document', 'M', ['down'], 'continue'],
  ])('%s: from %s by %j to %s', (layout, from, moves, to) => {
    expect(walk(layout, from, ...moves)).toBe(to);
  });

  it.each<Layout>(['email', 'email-signs', 'digits', 'phone', 'document'])(
    'each key of %s is reached by next alone, and in two dimensions',
    (layout) => {
      const { stops, names } = page(layout);
      for (const moves of [['next'], ['up', 'down', 'left', 'right']] as Move[][]) {
        const reached = new Set([0]);
        for (const at of reached) for (const move of moves) reached.add(stopAfter(stops, at, move));
        expect([...reached].map((at) => names[at]).sort()).toEqual([...names].sort());
      }
    },
  );
});

describe('elsewhere', () => {
  const stops: Place[] = [null, null, null];
  it.each<[number, Move, number]>([
    [0, 'next', 1],
    [2, 'next', 0],
    [0, 'previous', 2],
    [1, 'up', 0],
    [1, 'down', 2],
    [1, 'left', 0],
    [1, 'right', 2],
    // Between two stops, before the first, after the last.
    [0.5, 'next', 1],
    [0.5, 'previous', 0],
    [-0.5, 'next', 0],
    [-0.5, 'previous', 2],
    [2.5, 'next', 0],
    [2.5, 'previous', 2],
  ])('from %d by %s to %d', (at, move, to) => {
    expect(stopAfter(stops, at, move)).toBe(to);
  });

  it('a page without anything to press has no stop', () => {
    expect(stopAfter([], -0.5, 'next')).toBe(-1);
  });
});
