import { describe, expect, it, vi } from 'vitest';
import type { Core, StaffEntry, StaffPanel, StaffPrinted } from '../lib/core';
import { held, PANEL, scripted } from '../visit/scripted';
import { Staff } from './staff.svelte';

function at(more: Partial<Core> = {}) {
  const clock = { time: 1000, now: () => clock.time };
  const endVisit = vi.fn(async () => undefined);
  const staff = new Staff(scripted(more), endVisit, clock);
  return { staff, clock, endVisit };
}

const settled = () => new Promise((done) => setTimeout(done));

async function opened(more: Partial<Core> = {}) {
  const all = at(more);
  for (let tap = 0; tap < 5; tap++) all.staff.tapped();
  await settled();
  return all;
}

async function inside(more: Partial<Core> = {}) {
  const all = await opened(more);
  all.staff.pin = '246813';
  await all.staff.enter();
  expect(all.staff.screen).toBe('staff');
  return all;
}

describe('the way in', () => {
  it('is five taps, and leaves the visit under way alone', async () => {
    const { staff, endVisit } = at();
    for (let tap = 0; tap < 4; tap++) staff.tapped();
    expect(staff.screen).toBeNull();
    staff.tapped();
    await settled();
    expect(staff.screen).toBe('staff-pin');
    await staff.leave();
    expect(staff.screen).toBeNull();
    expect(endVisit).not.toHaveBeenCalled();
  });

  it('ends the visit under way when the PIN is right, and not before', async () => {
    const answers: StaffEntry[] = [
      { outcome: 'wrong', waitS: 0 },
      { outcome: 'open', token: 't1' },
    ];
    const { staff, endVisit } = await opened({ staffEnter: async () => answers.shift()! });
    await staff.enter();
    expect([staff.screen, endVisit.mock.calls.length]).toEqual(['staff-pin', 0]);
    await staff.enter();
    expect([staff.screen, endVisit.mock.calls.length]).toEqual(['staff', 1]);
  });

  it('forgets the PIN with the press, right or wrong', async () => {
    const answer = held<StaffEntry>();
    const { staff } = await opened({ staffEnter: () => answer.promise });
    staff.pin = '246813';
    const entering = staff.enter();
    expect(staff.pin).toBe('');
    answer.resolve({ outcome: 'wrong', waitS: 0 });
    await entering;
    expect([staff.screen, staff.pinError, staff.pin]).toEqual(['staff-pin', 'wrong', '']);
  });

  it('counts the wait down and asks nothing meanwhile', async () => {
    const staffEnter = vi.fn(async (): Promise<StaffEntry> => ({ outcome: 'wrong', waitS: 60 }));
    const { staff, clock } = await opened({ staffEnter });
    await staff.enter();
    expect(staff.secondsLeft()).toBe(60);
    clock.time += 59_500;
    expect(staff.secondsLeft()).toBe(1);
    await staff.enter();
    expect(staffEnter).toHaveBeenCalledTimes(1);
    clock.time += 500;
    await staff.enter();
    expect(staffEnter).toHaveBeenCalledTimes(2);
  });

  it('tells of a wait that began before it was opened, and of a missing PIN', async () => {
    const locked = await opened({ staffPinGate: async () => ({ hasPin: true, waitS: 300 }) });
    expect(locked.staff.secondsLeft()).toBe(300);
    const none = await opened({ staffPinGate: async () => ({ hasPin: false, waitS: 0 }) });
    expect(none.staff.hasPin).toBe(false);
  });

  it.each([
    ['incomplete', 'incomplete'],
    ['wrong', 'wrong'],
  ] as const)('stays shut: %s', async (outcome, problem) => {
    const { staff } = await opened({ staffEnter: async () => ({ outcome, waitS: 0 }) as StaffEntry });
    await staff.enter();
    expect([staff.screen, staff.pinError]).toEqual(['staff-pin', problem]);
  });

  it('stays shut when the core is silent', async () => {
    const { staff } = await opened({ staffEnter: () => Promise.reject({ code: 'broken' }) });
    await staff.enter();
    expect([staff.screen, staff.pinError, staff.working]).toEqual(['staff-pin', 'other', null]);
  });

  it('leads nowhere for one who has left before the answer', async () => {
    const answer = held<StaffEntry>();
    const staffLeave = vi.fn(async () => undefined);
    const { staff } = await opened({ staffEnter: () => answer.promise, staffLeave });
    const entering = staff.enter();
    await staff.leave();
    answer.resolve({ outcome: 'open', token: 't9' });
    await entering;
    expect(staff.screen).toBeNull();
    expect(staffLeave).toHaveBeenCalledWith('t9');
  });
});

describe('inside', () => {
  it('a session that the core has ended ends here too', async () => {
    const staffPanel = vi
      .fn<Core['staffPanel']>()
      .mockResolvedValueOnce(PANEL)
      .mockRejectedValueOnce({ code: 'not-staff' });
    const { staff, endVisit } = await inside({ staffPanel });
    await staff.refresh();
    await settled();
    expect([staff.screen, staff.panel]).toEqual([null, null]);
    expect(endVisit).toHaveBeenCalledTimes(2);
  });

  it('a refused act that is not staff any more leads out', async () => {
    const { staff } = await inside({ staffPrintTest: () => Promise.reject({ code: 'not-staff' }) });
    await staff.printTest();
    await settled();
    expect(staff.screen).toBeNull();
  });

  it('tells the core of touches, each once', async () => {
    const staffPanel = vi.fn(async (): Promise<StaffPanel> => PANEL);
    const { staff } = await inside({ staffPanel });
    staff.touched();
    await staff.refresh();
    await staff.refresh();
    expect(staffPanel.mock.calls.slice(-2)).toEqual([
      ['t1', true],
      ['t1', false],
    ]);
  });

  it('does one thing at a time', async () => {
    const answer = held<StaffPrinted>();
    const staffPrintTest = vi.fn(() => answer.promise);
    const { staff } = await inside({ staffPrintTest });
    const printing = staff.printTest();
    await staff.printTest();
    expect([staffPrintTest.mock.calls.length, staff.working]).toEqual([1, 'staff-print-test']);
    answer.resolve({ outcome: 'not-printed', fault: 'printer-jam' });
    await printing;
    expect(staff.said).toEqual({ good: false, text: 'fault-printer-jam-staff' });
    expect(staff.working).toBeNull();
  });

  it('sends refused requests again, marks them as seen, and says so', async () => {
    const staffRetry = vi.fn(async () => ({ count: 2 }));
    const staffAcknowledge = vi.fn(async () => ({ count: 2 }));
    const { staff } = await inside({ staffRetry, staffAcknowledge });
    await staff.retry();
    expect(staff.said).toEqual({ good: true, text: 'staff-done-retried' });
    await staff.acknowledge();
    expect(staff.said).toEqual({ good: true, text: 'staff-done-acknowledged' });
    expect([staffRetry.mock.calls, staffAcknowledge.mock.calls]).toEqual([[['t1']], [['t1']]]);
  });

  it('refused requests that the disk does not let go are told', async () => {
    const { staff } = await inside({ staffRetry: () => Promise.reject({ code: 'closed' }) });
    await staff.retry();
    expect(staff.said).toEqual({ good: false, text: 'staff-failed-disk' });
  });

  it('a pause that the disk does not take is told', async () => {
    const { staff } = await inside({ staffPause: () => Promise.reject({ code: 'closed' }) });
    await staff.pause(true);
    expect(staff.said).toEqual({ good: false, text: 'staff-failed-disk' });
  });

  it('finds by what a scanner types, and prints only what was found', async () => {
    const staffFind = vi.fn<Core['staffFind']>(async () => ({ outcome: 'not-here', kiosk: null }));
    const staffReprint = vi.fn<Core['staffReprint']>(async () => ({ outcome: 'printed' }));
    const read = vi.fn<Core['read']>(async () => ({ reading: 'tracking-code', code: '4F7K-92QM-3ZTA' }));
    const { staff } = await inside({ staffFind, staffReprint, read });
    await staff.readerTyped('HTTPS://QUIOSQUE.EXAMPLE/T/4F7K-92QM-3ZTA\n');
    expect(read).toHaveBeenCalledWith('HTTPS://QUIOSQUE.EXAMPLE/T/4F7K-92QM-3ZTA\n');
    expect(staffFind).toHaveBeenCalledWith('t1', '4F7K-92QM-3ZTA');
    await staff.reprint();
    expect(staffReprint).not.toHaveBeenCalled();
  });

  it('says of what is no code that it is none, and leaves what was typed', async () => {
    const { staff } = await inside({ read: async () => ({ reading: 'misread' }) });
    staff.code = '4F7K';
    await staff.readerTyped('P<UTO');
    expect([staff.code, staff.found]).toEqual(['4F7K', { outcome: 'bad-code' }]);
  });

  it('looks for nothing where no code was typed, and takes the keyboard away', async () => {
    const staffFind = vi.fn<Core['staffFind']>();
    const { staff } = await inside({ staffFind });
    staff.typing = true;
    staff.code = '  ';
    await staff.find();
    expect([staffFind.mock.calls.length, staff.typing]).toEqual([0, false]);
  });

  it('leaving forgets everything and tells the core', async () => {
    const staffLeave = vi.fn(async () => undefined);
    const { staff } = await inside({ staffLeave });
    staff.code = '4F7K-92QM-3ZTA';
    await staff.leave();
    expect([staff.screen, staff.code, staff.panel, staff.found]).toEqual([null, '', null, null]);
    expect(staffLeave).toHaveBeenCalledWith('t1');
    await staff.printTest();
    expect(staff.said).toBeNull();
  });
});
