// Is somebody still there? Each screen has its own patience; then a warning counts down; then the visit is
// over. `patience` and `phaseAt` are pure; `watchIdle` only asks them again and again by the clock it is
// given. The clock is monotonic: setting the machine's time must end nobody's visit.

import type { KioskState } from '../lib/core';
import type { Screen } from './journey';

export type IdlePhase = { phase: 'present' } | { phase: 'warning'; secondsLeft: number } | { phase: 'gone' };

type IdleTimes = KioskState['idle'];

/** Where people fetch a passport, look into their mail or search for a receipt. */
const SLOW: readonly Screen[] = ['identity', 'old-email', 'confirm-code', 'track'];
/** Where nobody's visit can be left behind. */
const NONE: readonly Screen[] = ['welcome', 'out-of-service'];

/** Seconds without a touch before the warning; null where there is nobody to wait for. */
export function patience(screen: Screen, helpOpen: boolean, times: IdleTimes): number | null {
  // Who opened the help may have gone to fetch somebody.
  if (helpOpen) return Math.max(times.slow, times.question);
  if (NONE.includes(screen)) return null;
  if (screen === 'staff') return times.staff;
  return SLOW.includes(screen) ? times.slow : times.question;
}

/**
 * The phase `idleSeconds` after the last touch. With 60 s of patience and a countdown of 20 s:
 *
 * | idle    | phase                  |
 * | ------- | ---------------------- |
 * | 0–59.9  | present                |
 * | 60      | warning, 20 s left     |
 * | 79.1    | warning, 1 s left      |
 * | 80      | gone                   |
 */
export function phaseAt(idleSeconds: number, patienceSeconds: number | null, countdown: number): IdlePhase {
  if (patienceSeconds === null || idleSeconds < patienceSeconds) return { phase: 'present' };
  const secondsLeft = Math.ceil(patienceSeconds + countdown - idleSeconds);
  return secondsLeft > 0 ? { phase: 'warning', secondsLeft } : { phase: 'gone' };
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

/** Tells `changed` each new phase; `current` is asked for the patience and the countdown of the moment. */
export function watchIdle(
  clock: Clock,
  current: () => { patience: number | null; countdown: number },
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
    const { patience: seconds, countdown } = current();
    enter(phaseAt((clock.now() - lastTouch) / 1000, seconds, countdown));
  });
  return { touched: () => phase.phase === 'present' && present(), present, stop };
}
