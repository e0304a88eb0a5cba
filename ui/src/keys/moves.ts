// Where the focus goes. Everything that can be pressed is a stop, in the order of the page; on the drawn keyboard
// the stops lie in rows, and the keys move in two dimensions. Pure.

/** Where a stop lies on the drawn keyboard; null anywhere else. */
export type Place = { readonly row: number; readonly col: number; readonly cols: number } | null;

export type Move = 'previous' | 'next' | 'up' | 'down' | 'left' | 'right';

/**
 * The stop after a move. `at` is the stop that has the focus, or half a stop further where the focus lies between
 * two. From the last stop `next` leads to the first. On the keyboard `left` and `right` stay in their row, `up` and
 * `down` go to the nearest key of the row beside, and out of the keyboard from its first and last row.
 */
export function stopAfter(stops: readonly Place[], at: number, move: Move): number {
  const { length } = stops;
  if (length === 0) return -1;
  const around = (index: number) => (index + length) % length;
  const before = around(Math.ceil(at) - 1);
  const after = around(Math.floor(at) + 1);
  const here = Number.isInteger(at) ? stops[at] : null;
  if (!here) return move === 'previous' || move === 'up' || move === 'left' ? before : after;
  switch (move) {
    case 'previous':
      return before;
    case 'next':
      return after;
    case 'left':
      return stops[before]?.row === here.row ? before : at;
    case 'right':
      return stops[after]?.row === here.row ? after : at;
    default:
      return beside(stops, at, here, move === 'up' ? -1 : 1);
  }
}

function beside(stops: readonly Place[], at: number, here: NonNullable<Place>, direction: -1 | 1): number {
  const middle = ({ col, cols }: NonNullable<Place>) => (col + 0.5) / cols;
  let best = -1;
  let distance = Infinity;
  for (const [index, stop] of stops.entries()) {
    if (stop?.row !== here.row + direction) continue;
    const far = Math.abs(middle(stop) - middle(here));
    if (far < distance) [best, distance] = [index, far];
  }
  if (best >= 0) return best;
  // Out of the keyboard.
  let out = at;
  while (stops[out]) {
    out += direction;
    if (out < 0 || out >= stops.length) return (out + stops.length) % stops.length;
  }
  return out;
}
