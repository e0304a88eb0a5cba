import { describe, expect, it } from 'vitest';
import { MOMENT_MS, TapGuard } from './taps';

const goOn = { name: 'continue' };
const send = { name: 'send' };

/** A screen that came at 0 with these controls. */
function screenAtZero(...controls: object[]): TapGuard<object> {
  const guard = new TapGuard<object>();
  guard.screenChanged(0);
  for (const control of controls) guard.appeared(control, 0);
  return guard;
}

function tap(guard: TapGuard<object>, control: object, down: number, finger = 1): boolean {
  guard.down(finger, control, down);
  return guard.clicked(control);
}

describe('a tap', () => {
  it.each([0, 100, 150, 200, 400, MOMENT_MS - 1])(
    'that comes %i ms after the screen is not acted on',
    (after) => {
      expect(tap(screenAtZero(send), send, after)).toBe(false);
    },
  );

  it.each([MOMENT_MS, 600, 5000])('that comes %i ms after the screen is', (after) => {
    expect(tap(screenAtZero(send), send, after)).toBe(true);
  });

  it('on a control that lies there on both screens is of the one on which it was meant', () => {
    const guard = screenAtZero(goOn);
    expect(tap(guard, goOn, 1000)).toBe(true);
    guard.screenChanged(1050);
    expect(tap(guard, goOn, 1150)).toBe(false);
    expect(tap(guard, goOn, 1600)).toBe(true);
  });

  it('whose screen changes under the finger is lost', () => {
    const guard = screenAtZero(goOn);
    guard.down(1, goOn, 1000);
    guard.screenChanged(1100);
    expect(guard.clicked(goOn)).toBe(false);
  });

  it('may be slow: a finger that stays for seconds acts when it leaves', () => {
    const guard = screenAtZero(send);
    guard.down(1, send, 1000);
    expect(guard.clicked(send)).toBe(true);
  });

  it('that came down too early does not become right by being held', () => {
    const guard = screenAtZero(send);
    guard.down(1, send, 300);
    expect(guard.clicked(send)).toBe(false);
  });

  it('on a control that has just moved under the finger is not acted on', () => {
    const guard = screenAtZero(send);
    guard.appeared(send, 2000);
    expect(tap(guard, send, 2200)).toBe(false);
    expect(tap(guard, send, 2500)).toBe(true);
  });

  it('tells beforehand whether its click will be acted on', () => {
    const guard = screenAtZero(send);
    expect(guard.willAct(send)).toBe(false);
    guard.down(1, send, 300);
    expect(guard.willAct(send)).toBe(false);
    guard.down(1, send, 1000);
    expect(guard.willAct(send)).toBe(true);
    guard.screenChanged(1100);
    expect(guard.willAct(send)).toBe(false);
  });

  it('gives one click', () => {
    const guard = screenAtZero(send);
    guard.down(1, send, 1000);
    expect([guard.clicked(send), guard.clicked(send)]).toEqual([true, false]);
  });

  it('that ends on another control than it began on acts on neither', () => {
    const guard = screenAtZero(goOn, send);
    guard.down(1, goOn, 1000);
    expect(guard.clicked(send)).toBe(false);
  });

  it('of a second finger is its own', () => {
    const guard = screenAtZero(goOn, send);
    guard.down(1, goOn, 1000);
    guard.down(2, send, 1010);
    expect([guard.clicked(send), guard.clicked(goOn)]).toEqual([true, true]);
  });

  it('acts though a finger slid off the same control on the screen before', () => {
    const guard = screenAtZero(goOn);
    guard.down(1, goOn, 1000);
    guard.screenChanged(2000);
    expect(tap(guard, goOn, 2000 + MOMENT_MS, 2)).toBe(true);
  });

  it('that comes too early is not made right by a finger that slid off before', () => {
    const guard = screenAtZero(send);
    guard.down(1, send, 1000);
    guard.appeared(send, 2000);
    expect(tap(guard, send, 2200, 2)).toBe(false);
  });

  it('beside every control takes the finger from where it was', () => {
    const guard = screenAtZero(send);
    guard.down(1, send, 1000);
    guard.down(1, null, 1100);
    expect(guard.clicked(send)).toBe(false);
  });
});
