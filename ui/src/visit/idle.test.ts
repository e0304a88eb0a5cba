import { describe, expect, it } from 'vitest';
import { patience, phaseAt, watchIdle, type Clock, type IdlePhase } from './idle';
import type { Screen } from './journey';

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

function watched(screen: Screen = 'purpose') {
  const { clock, goOn } = standingClock();
  const phases: IdlePhase[] = [];
  const watch = watchIdle(
    clock,
    () => ({ patience: patience(screen, false, TIMES), countdown: TIMES.countdown }),
    (phase) => phases.push(phase),
  );
  return { watch, goOn, phases };
}

describe('patience', () => {
  it.each([
    ['welcome', null],
    ['out-of-service', null],
    ['purpose', 60],
    ['privacy', 60],
    ['identity', 180],
    ['old-email', 180],
    ['new-email', 60],
    ['confirm-code', 180],
    ['check', 60],
    ['not-saved', 60],
    ['done', 60],
    ['track', 180],
    ['staff-pin', 60],
    ['staff', 90],
  ] as const)('of %s is %s', (screen, seconds) => expect(patience(screen, false, TIMES)).toBe(seconds));

  it('is long while the help is open, also on the welcome', () => {
    expect(patience('check', true, TIMES)).toBe(180);
    expect(patience('welcome', true, TIMES)).toBe(180);
  });
});

describe('the phase', () => {
  it.each([
    [0, 'present', null],
    [59.9, 'present', null],
    [60, 'warning', 20],
    [60.5, 'warning', 20],
    [79.1, 'warning', 1],
    [80, 'gone', null],
    [5000, 'gone', null],
  ] as const)('after %s idle seconds is %s', (idle, phase, left) => {
    expect(phaseAt(idle, 60, 20)).toEqual(left === null ? { phase } : { phase, secondsLeft: left });
  });

  it('is gone at once with no countdown', () => expect(phaseAt(60, 60, 0)).toEqual({ phase: 'gone' }));
  it('is present for ever without patience to lose', () => {
    expect(phaseAt(1e9, null, 20)).toEqual({ phase: 'present' });
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
    const { goOn, phases } = watched('welcome');
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
