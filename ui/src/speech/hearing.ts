// How a person hears the page: their choice, gone with their visit.

/** Words a minute. */
export const RATES = [90, 120, 150, 190, 240, 300] as const;
/**
 * How loud: percent of the height of the wave. From the softest 6, 12, 16 and 20 dB (EN 301 549 V3.2.1, 8.2.1.1: a range
 * of 18 dB; 8.2.1.2: a step of 12 dB above the lowest).
 */
export const VOLUMES = [10, 20, 40, 63, 100] as const;

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
