// How a person hears the page: their choice, gone with their visit.

/** Words a minute, and how loud, percent. */
export const RATES = [90, 120, 150, 190, 240, 300] as const;
export const VOLUMES = [15, 30, 50, 75, 100] as const;

export interface Hearing {
  readonly on: boolean;
  /** Index of `RATES` and `VOLUMES`. */
  readonly rate: number;
  readonly volume: number;
  /** Letters are said with a word that begins with them. */
  readonly words: boolean;
  /** Nobody else reads the screen meanwhile. */
  readonly dark: boolean;
}

export const SILENCE: Hearing = { on: false, rate: 2, volume: 2, words: false, dark: false };

export type Change = 'slower' | 'faster' | 'louder' | 'softer';

const within = (index: number, steps: readonly number[]) => Math.min(Math.max(index, 0), steps.length - 1);

/** One step; at the end of the steps it stays. */
export function changed(hearing: Hearing, change: Change): Hearing {
  switch (change) {
    case 'slower':
      return { ...hearing, rate: within(hearing.rate - 1, RATES) };
    case 'faster':
      return { ...hearing, rate: within(hearing.rate + 1, RATES) };
    case 'softer':
      return { ...hearing, volume: within(hearing.volume - 1, VOLUMES) };
    case 'louder':
      return { ...hearing, volume: within(hearing.volume + 1, VOLUMES) };
  }
}
