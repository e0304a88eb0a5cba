// Five taps within three seconds: the way to the staff panel, which nobody finds by chance. Pure but for
// what it remembers; the clock is monotonic.

const TAPS = 5;
const WITHIN_MS = 3000;

/** Counts taps; the returned function is told each, and says whether it was the fifth in time. */
export function fiveTaps(now: () => number): () => boolean {
  let taps: number[] = [];
  return () => {
    const at = now();
    taps = [...taps.filter((tap) => at - tap < WITHIN_MS), at];
    if (taps.length < TAPS) return false;
    taps = [];
    return true;
  };
}
