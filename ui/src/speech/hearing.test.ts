import { expect, it } from 'vitest';
import { changed, SILENCE, VOLUMES, type Hearing } from './hearing';

/** Above the softest, by the height of the wave: the core makes a sound exactly so many percent of its height. */
const decibels = VOLUMES.map((percent) => 20 * Math.log10(percent / VOLUMES[0]));

function pressed(change: 'louder' | 'softer', times: number): Hearing {
  let hearing = SILENCE;
  for (let time = 0; time < times; time += 1) hearing = changed(hearing, change);
  return hearing;
}

it('volume spans 18 dB and has a step of 12 dB above the lowest (EN 301 549 V3.2.1, 8.2.1)', () => {
  expect(decibels.at(-1)).toBeGreaterThanOrEqual(18);
  expect(decibels.map(Math.round)).toContain(12);
});

it('no step of volume is more than twice the one before, and none less than what is heard as louder', () => {
  for (const [step, value] of decibels.slice(1).entries()) {
    expect(value - decibels[step]!).toBeLessThanOrEqual(6.1);
    expect(value - decibels[step]!).toBeGreaterThanOrEqual(3);
  }
});

it('begins in the middle: it can be made louder and softer, to the ends of the steps and no further', () => {
  expect(SILENCE.volume).toBe((VOLUMES.length - 1) / 2);
  expect([pressed('louder', 9).volume, pressed('softer', 9).volume]).toEqual([VOLUMES.length - 1, 0]);
});
