import { describe, expect, it } from 'vitest';
import {
  CALL_HOLDS_S,
  patience,
  phaseAt,
  sounds,
  watchIdle,
  type Clock,
  type IdlePhase,
  type Resting,
} from './idle';

const TIMES = { question: 60, slow: 180, countdown: 20, staff: 90 };

/** A clock that stands still until it is told to go on. */
function standingClock() {
  let now = 1000;
  const ticks = new Set<() => void>();
  const clock: Clock = {
    now: () => now,
    every: (_ms, tick) => {
      ticks.add(tick);
      return () => ticks.delete(tick);
    },
  };
  const goOn = (seconds: number) => {
    for (let quarter = 0; quarter < seconds * 4; quarter++) {
      now += 250;
      ticks.forEach((tick) => tick());
    }
  };
  return { clock, goOn };
}

function watched(more: Partial<Resting> = {}) {
  const { clock, goOn } = standingClock();
  const phases: IdlePhase[] = [];
  const watch = watchIdle(
    clock,
    () => ({ patience: patience('question', false, TIMES), countdown: TIMES.countdown, ...more }),
    (phase) => phases.push(phase),
  );
  return { watch, goOn, phases };
}

describe('patience', () => {
  it.each([
    ['never', null],
    ['question', 60],
    ['slow', 180],
    ['staff', 90],
  ] as const)('of a screen that rests %s is %s', (rests, seconds) =>
    expect(patience(rests, false, TIMES)).toBe(seconds),
  );

  it('is long while the help is open, also on the welcome', () => {
    expect(patience('question', true, TIMES)).toBe(180);
    expect(patience('never', true, TIMES)).toBe(180);
  });
});

describe('the phase', () => {
  const resting = { patience: 60, countdown: 20 };
  it.each<[number, IdlePhase['phase'], number | null, Partial<Resting>]>([
    [0, 'present', null, {}],
    [59.9, 'present', null, {}],
    [60, 'warning', 20, {}],
    [60.5, 'warning', 20, {}],
    [79.1, 'warning', 1, {}],
    [80, 'gone', null, {}],
    [5000, 'gone', null, {}],
    [59.9, 'present', null, { hold: CALL_HOLDS_S }],
    [80, 'warning', 520, { hold: CALL_HOLDS_S }],
    [600, 'gone', null, { hold: CALL_HOLDS_S }],
    [80, 'warning', 20, { until: 1000 + 100_000 }],
    [100, 'gone', null, { until: 1000 + 100_000 }],
    [80, 'gone', null, { until: 5 }],
    [60, 'gone', null, { countdown: 0 }],
    [1e9, 'present', null, { patience: null }],
  ])('after %s idle seconds is %s (%s left) with %o', (idle, phase, left, more) => {
    const lastTouch = 1000;
    const found = phaseAt(lastTouch + idle * 1000, lastTouch, { ...resting, ...more });
    expect(found).toEqual(left === null ? { phase } : { phase, secondsLeft: left });
  });
});

describe('a sound', () => {
  const left = (secondsLeft: number): IdlePhase => ({ phase: 'warning', secondsLeft });
  it.each<[IdlePhase, IdlePhase, boolean]>([
    [{ phase: 'present' }, left(20), true],
    [left(20), left(19), false],
    [left(11), left(10), true],
    [left(10), left(9), false],
    // A page that stood still for a while.
    [left(20), left(4), true],
    [{ phase: 'present' }, left(5), true],
    [left(5), left(4), false],
    [left(4), { phase: 'present' }, false],
    [left(1), { phase: 'gone' }, false],
    [{ phase: 'gone' }, { phase: 'present' }, false],
  ])('from %o to %o: %s', (before, now, due) => {
    expect(sounds(before, now)).toBe(due);
  });
});

describe('the watch', () => {
  it('counts down second by second and then says that nobody is there, once', () => {
    const { goOn, phases } = watched();
    goOn(100);
    expect(phases.map((p) => (p.phase === 'warning' ? p.secondsLeft : p.phase))).toEqual([
      ...Array.from({ length: 20 }, (_, second) => 20 - second),
      'gone',
    ]);
  });

  it('says nothing while somebody touches the screen', () => {
    const { watch, goOn, phases } = watched();
    for (let i = 0; i < 10; i++) {
      goOn(50);
      watch.touched();
    }
    expect(phases).toEqual([]);
  });

  it('wants an answer to its warning, not any touch', () => {
    const { watch, goOn, phases } = watched();
    goOn(65);
    watch.touched();
    goOn(1);
    expect(phases.at(-1)).toEqual({ phase: 'warning', secondsLeft: 14 });
    watch.present();
    expect(phases.at(-1)).toEqual({ phase: 'present' });
    goOn(59);
    expect(phases.at(-1)).toEqual({ phase: 'present' });
  });

  it('waits for nobody on the welcome', () => {
    const { goOn, phases } = watched({ patience: null });
    goOn(1000);
    expect(phases).toEqual([]);
  });

  it('is silent once stopped', () => {
    const { watch, goOn, phases } = watched();
    watch.stop();
    goOn(1000);
    expect(phases).toEqual([]);
  });
});
