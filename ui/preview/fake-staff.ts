// The staff half of the pretended core: the PIN is 246813, and half of the machine has something.

import type { Core, StaffPanel, StaffRow } from '../src/lib/core';

type StaffCore = Pick<Core, Extract<keyof Core, `staff${string}`>>;

export function fakeStaff(): StaffCore {
  let paused = false;
  let misses = 0;
  const row = (row: string, light: StaffRow['light'], text: string, args: StaffRow['args'] = {}) => ({
    row,
    light,
    text,
    args,
  });
  const panel = (): StaffPanel => ({
    kiosk: '4F',
    store: 'Loja AIMA Lisboa – Saldanha',
    now: '2026-11-23 14:32',
    paused,
    canExport: true,
    rows: [
      paused ? row('service', 'amber', 'fault-paused-staff') : row('service', 'green', 'staff-service-open'),
      row('network', 'amber', 'staff-network-silent'),
      row('central', 'red', 'fault-no-network-staff'),
      row('clock', 'green', 'staff-clock-right', { seconds: 0 }),
      row('printer', 'red', 'fault-printer-out-of-paper-staff'),
      row('disk', 'green', 'staff-disk-enough', { free: '51200 MB' }),
      row('queue', 'amber', 'staff-queue-waiting', { waiting: 3, refused: 0, oldest: '2026-11-23 13:58' }),
      row('version', 'green', 'staff-version', { version: '0.1.0', since: '2026-11-20 08:01' }),
      row('self-test', 'red', 'staff-self-test-failed', { when: '2026-11-23 09:10' }),
    ],
    demo: true,
    faults: [],
    selfTest: {
      atMs: 0,
      steps: [
        ...['disk', 'database', 'keys', 'clock', 'fonts'].map((step) => ({
          step,
          outcome: 'passed' as const,
          why: null,
        })),
        { step: 'printer', outcome: 'failed', why: 'fault-printer-out-of-paper-staff' },
        { step: 'central', outcome: 'failed', why: 'fault-no-network-staff' },
      ],
    },
  });
  return {
    staffPinGate: async () => ({ hasPin: true, waitS: 0 }),
    staffEnter: async (pin) => {
      if (pin.length < 6) return { outcome: 'incomplete' };
      if (pin === '246813') return { outcome: 'open', token: 'pretended' };
      misses += 1;
      return { outcome: 'wrong', waitS: misses > 4 ? 60 : 0 };
    },
    staffLeave: async () => undefined,
    staffPanel: async () => panel(),
    staffPause: async (_token, on) => void (paused = on),
    staffSelfTest: async () => panel().selfTest!,
    staffPrintTest: async () => ({ outcome: 'not-printed', fault: 'printer-out-of-paper' }),
    staffFind: async (_token, code) => {
      if (code.length < 12) return { outcome: 'bad-code' };
      if (code.startsWith('5')) return { outcome: 'not-here', kiosk: '5A' };
      return {
        outcome: 'here',
        request: {
          trackingCode: '4F7K-92QM-3ZTA',
          kind: 'correct-email',
          savedAt: '2026-11-23 13:58',
          print: 'printed',
          printedAt: '2026-11-23 13:58',
          duplicates: 1,
          delivery: 'waiting',
          deliveredAt: null,
          refusal: null,
          attempts: 4,
          canReprint: true,
        },
      };
    },
    staffReprint: async () => ({ outcome: 'printed' }),
    staffRetry: async () => ({ count: 2 }),
    staffAcknowledge: async () => ({ count: 2 }),
    staffExport: async () => ({ outcome: 'not-written' }),
    staffDiagnostics: async () => ({
      outcome: 'written',
      file: 'aima-kiosk-4F-diagnostics-20261123-143200.json',
      count: 1,
    }),
    staffRestartPage: async () => location.reload(),
    staffRestartSession: async () => location.reload(),
  };
}
