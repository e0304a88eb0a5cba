// For tests: a core that answers by script, and what it answers with.

import type { Core, EmailAnswer, Facts, KioskState, StaffPanel } from '../lib/core';

export const STATE: KioskState = {
  service: 'open',
  fault: null,
  notices: [],
  demo: true,
  languages: [
    { code: 'pt', name: 'Português', rtl: false },
    { code: 'ar', name: 'العربية', rtl: true },
  ],
  mmPerPx: 0.3,
  trackingDomain: 'quiosque.example',
  online: true,
  helpCall: null,
  idle: { question: 60, slow: 180, countdown: 20, staff: 90 },
  printingForLast: false,
  announcements: [],
  senders: ['aima.gov.pt'],
  complaints: { counter: true, site: 'livroamarelo.gov.pt' },
  pad: {
    previous: ['F21'],
    next: ['F22'],
    up: ['ArrowUp'],
    down: ['ArrowDown'],
    select: ['F23'],
    back: ['F20'],
    help: ['F17'],
    louder: ['AudioVolumeUp'],
    softer: ['AudioVolumeDown'],
    slower: ['F18'],
    faster: ['F19'],
    repeat: ['F14'],
    speech: ['F13'],
    plugged: ['F15'],
    unplugged: ['F16'],
  },
  hearing: { aloud: true, headphones: false },
};

export const FACTS: Facts = {
  kind: 'correct-email',
  trackingCode: '4FXX-XXXX-XXXC',
  trackingUrl: '',
  trackingDomain: '',
  qr: { modules: 1, path: '' },
  savedAt: '2026-11-23T14:32:00+00:00',
  printed: 'waiting',
  printFault: null,
  delivered: false,
  maskedNewEmail: null,
  mailboxConfirmed: null,
  steps: [],
};

export const PANEL: StaffPanel = {
  kiosk: '4F',
  store: 'Lisboa',
  demo: true,
  now: '2026-11-23 14:32',
  paused: false,
  canExport: true,
  rows: [{ row: 'service', light: 'green', text: 'staff-service-open', args: {} }],
  selfTest: null,
  faults: [],
};

export const accepted = (more: Partial<EmailAnswer> = {}): EmailAnswer => ({
  ok: true,
  error: null,
  shown: 'shown@x.pt',
  suggestion: null,
  sameAsOld: false,
  ...more,
});

/** A core that accepts everything, unless the test says otherwise. */
export function scripted(more: Partial<Core> = {}): Core {
  return {
    kioskState: async () => STATE,
    beginVisit: async () => ({ visit: 'v1' }),
    setLanguage: async () => undefined,
    choosePurpose: async () => undefined,
    anotherPerson: async () => undefined,
    idleAsked: async () => undefined,
    checkPaper: async (_visit, { value, country }) => ({
      ok: true,
      error: null,
      shown: { value, country },
      question: null,
    }),
    read: async () => ({ reading: 'unknown' }),
    checkIdentity: async (_visit, identity) => ({ ok: true, errors: [], shown: identity }),
    checkEmail: async () => accepted(),
    sendCode: async () => ({ outcome: 'offline' }),
    resendCode: async () => ({ outcome: 'offline' }),
    confirmCode: async () => ({ outcome: 'offline' }),
    send: async () => ({ outcome: 'saved', facts: FACTS }),
    facts: async () => [FACTS],
    printAgain: async () => undefined,
    endVisit: async () => undefined,
    callStaff: async () => undefined,
    endCall: async () => undefined,
    track: async () => ({ outcome: 'offline' }),
    pageAlive: async () => undefined,
    say: async () => undefined,
    chime: async () => undefined,
    hush: async () => undefined,
    headphones: async () => undefined,
    receiptWords: async () => [],
    staffPinGate: async () => ({ hasPin: true, waitS: 0 }),
    staffEnter: async () => ({ outcome: 'open', token: 't1' }),
    staffLeave: async () => undefined,
    staffPanel: async () => PANEL,
    staffPause: async () => undefined,
    staffSelfTest: async () => ({ atMs: 0, steps: [] }),
    staffPrintTest: async () => ({ outcome: 'printed' }),
    staffFind: async () => ({ outcome: 'not-here', kiosk: null }),
    staffReprint: async () => ({ outcome: 'printed' }),
    staffRetry: async () => ({ count: 0 }),
    staffAcknowledge: async () => ({ count: 0 }),
    staffExport: async () => ({ outcome: 'no-folder' }),
    staffDiagnostics: async () => ({ outcome: 'no-folder' }),
    staffRestartPage: async () => undefined,
    staffRestartSession: async () => undefined,
    onKioskState: async () => undefined,
    onFacts: async () => undefined,
    ...more,
  };
}

/** A promise that the test settles itself. */
export function held<T>() {
  let resolve!: (value: T) => void;
  let reject!: (reason: unknown) => void;
  const promise = new Promise<T>((yes, no) => ([resolve, reject] = [yes, no]));
  return { promise, resolve, reject };
}
