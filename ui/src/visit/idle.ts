// Is somebody still there? Each screen has its own patience; then a question counts down; then the visit is
// over. `patience` and `phaseAt` are pure; `watchIdle` only asks them again and again by the clock it is
// given. The clock is monotonic: setting the machine's time must end nobody's visit.

import type { KioskState } from '../lib/core';

/** `secondsLeft` until the visit ends by itself. */
export type IdlePhase = { phase: 'present' } | { phase: 'warning'; secondsLeft: number } | { phase: 'gone' };

type IdleTimes = KioskState['idle'];

/**
 * How long a screen waits before it asks: `never` where nobody's visit can be left behind, `slow` where people
 * fetch a passport, look into their mail or read slowly.
 */
export type Rests = 'never' | 'question' | 'slow' | 'staff';

/** With an open call somebody is waiting as they were told to: nothing ends so long after the last touch. */
export const CALL_HOLDS_S = 600;

/** Seconds without a touch before the question; null where there is nobody to wait for. */
export function patience(rests: Rests, helpOpen: boolean, times: IdleTimes): number | null {
  // Who opened the help may have gone to fetch somebody.
  if (helpOpen) return Math.max(times.slow, times.question);
  return rests === 'never' ? null : times[rests];
}

export interface Resting {
  /** Seconds; null where nobody is asked. */
  patience: number | null;
  countdown: number;
  /** Not so soon after the last touch, seconds. */
  hold?: number;
  /** Not before this, milliseconds of the clock. */
  until?: number;
}

/**
 * The phase at `now`, by the same clock as the last touch, in milliseconds. With 60 s of patience and a
 * countdown of 20 s:
 *
 * | idle, s | hold, s | until | phase                  |
 * | ------- | ------- | ----- | ---------------------- |
 * | 0–59.9  |         |       | present                |
 * | 60      |         |       | warning, 20 s left     |
 * | 79.1    |         |       | warning, 1 s left      |
 * | 80      |         |       | gone                   |
 * | 80      | 600     |       | warning, 520 s left    |
 * | 80      |         | +100  | warning, 20 s left     |
 */
export function phaseAt(now: number, lastTouch: number, resting: Resting): IdlePhase {
  const { patience: seconds, countdown, hold = 0, until = 0 } = resting;
  if (seconds === null || now - lastTouch < seconds * 1000) return { phase: 'present' };
  const end = Math.max(lastTouch + Math.max(seconds + countdown, hold) * 1000, until);
  const secondsLeft = Math.ceil((end - now) / 1000);
  return secondsLeft > 0 ? { phase: 'warning', secondsLeft } : { phase: 'gone' };
}

/** So shortly before the end it sounds once more. */
const LAST_S = 10;

/** Whether a sound is due: as the question comes, and again shortly before the visit ends by itself. */
export function sounds(before: IdlePhase, now: IdlePhase): boolean {
  if (now.phase !== 'warning') return false;
  return before.phase !== 'warning' || (before.secondsLeft > LAST_S && now.secondsLeft <= LAST_S);
}

export interface Clock {
  /** Milliseconds, monotonic. */
  now(): number;
  /** Calls `tick` every `ms` milliseconds until the returned function is called. */
  every(ms: number, tick: () => void): () => void;
}

export const pageClock: Clock = {
  now: () => performance.now(),
  every: (ms, tick) => {
    const timer = setInterval(tick, ms);
    return () => clearInterval(timer);
  },
};

export interface IdleWatch {
  /** Somebody touched the screen. Does not end a warning: that asks for an answer. */
  touched(): void;
  /** Somebody answered the warning, or another screen came. */
  present(): void;
  stop(): void;
}

const TICK_MS = 250;

/** Tells `changed` each new phase; `current` is asked for the times of the moment. */
export function watchIdle(
  clock: Clock,
  current: () => Resting,
  changed: (phase: IdlePhase) => void,
): IdleWatch {
  let lastTouch = clock.now();
  let phase: IdlePhase = { phase: 'present' };

  const enter = (next: IdlePhase) => {
    const same =
      next.phase === phase.phase &&
      (next.phase !== 'warning' || phase.phase !== 'warning' || next.secondsLeft === phase.secondsLeft);
    phase = next;
    if (!same) changed(next);
  };
  const present = () => {
    lastTouch = clock.now();
    enter({ phase: 'present' });
  };
  const stop = clock.every(TICK_MS, () => {
    enter(phaseAt(clock.now(), lastTouch, current()));
  });
  return { touched: () => phase.phase === 'present' && present(), present, stop };
}
