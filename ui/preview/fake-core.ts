// A pretended core, for looking at the page in a browser. It is in the preview build alone, keeps nothing,
// prints nothing, sends nothing, and its rules are rough copies that no test may rest on.
// The address chooses what it pretends, e.g. `?closed=disk-full&printed=not-printed&mm=0.248&idle=5`.

import type { Fault } from '../src/lib/faults';
import type { Core, EmailAnswer, Facts, HelpCall, Kind, KioskState } from '../src/lib/core';
import { fakeStaff } from './fake-staff';

const MODULES = 29;

export function fakeCore(): Core {
  const asked = new URLSearchParams(location.search);
  let state: KioskState = {
    service: asked.has('closed') ? 'closed' : 'open',
    fault: asked.get('closed') as Fault | null,
    notices: asked.getAll('notice') as Fault[],
    demo: !asked.has('real'),
    languages: [
      { code: 'pt', name: 'Português', rtl: false },
      { code: 'en', name: 'English', rtl: false },
      { code: 'ar', name: 'العربية', rtl: true },
    ],
    mmPerPx: Number(asked.get('mm') ?? '0.3114'),
    trackingDomain: 'quiosque.example',
    online: true,
    helpCall: null,
    idle: {
      question: Number(asked.get('idle') ?? '90'),
      slow: Number(asked.get('idle') ?? '240'),
      countdown: Number(asked.get('countdown') ?? '20'),
      staff: Number(asked.get('idle') ?? '120'),
    },
  };
  let visits = 0;
  let kind: Kind = 'correct-email';
  let facts: Facts | null = null;
  let confirmed = false;
  let tries = 5;
  let heardState: (state: KioskState) => void = () => undefined;
  let heardFacts: (facts: Facts) => void = () => undefined;

  const later = (ms: number, change: Partial<Facts>) =>
    setTimeout(() => {
      if (!facts) return;
      facts = { ...facts, ...change };
      heardFacts(facts);
    }, ms);

  // `call=offline`, `call=late`, or nothing: somebody comes.
  const stage = (ms: number, helpCall: HelpCall | null) =>
    setTimeout(() => {
      state = { ...state, helpCall };
      heardState(state);
    }, ms);

  return {
    kioskState: async () => state,
    beginVisit: async () => ({ visit: `visit-${++visits}` }),
    setLanguage: async () => undefined,
    choosePurpose: async (_visit, chosen) => void (kind = chosen),
    checkIdentity: async (_visit, identity) => {
      const given = [identity.nif, identity.passport, identity.niss, identity.phone].filter(Boolean);
      const errors = [];
      if (identity.nif && !/^\d{9}$/.test(identity.nif))
        errors.push({ field: 'nif', code: 'nif-length' } as const);
      if (identity.passport && identity.passport.length < 40 && !identity.passportCountry)
        errors.push({ field: 'passport-country', code: 'country-missing' } as const);
      if (given.length < 2) errors.push({ field: 'identity', code: 'identity-need-two' } as const);
      const read = identity.passport.length >= 88;
      const shown = {
        ...identity,
        passport: read ? 'L898902C3' : identity.passport,
        passportCountry: read ? 'UTO' : identity.passportCountry,
        phone: identity.phone && (identity.phone.startsWith('+') ? identity.phone : `+351${identity.phone}`),
      };
      return { ok: errors.length === 0, errors, shown };
    },
    checkEmail: async (_visit, _field, value, oldEmail): Promise<EmailAnswer> => {
      const error =
        value === '' ? 'email-empty' : /^[^@\s]+@[^@\s]+\.[a-z]+$/.test(value) ? null : 'email-form';
      return {
        ok: error === null,
        error,
        shown: value,
        suggestion: value.endsWith('@gmial.com') ? value.replace('gmial', 'gmail') : null,
        sameAsOld: value === oldEmail,
      };
    },
    // `code=offline`, `code=slow-down` or nothing; the right code is 123456.
    sendCode: async () => {
      tries = 5;
      await new Promise((done) => setTimeout(done, 600));
      if (asked.get('code') === 'offline') return { outcome: 'offline' };
      if (asked.get('code') === 'slow-down') return { outcome: 'slow-down', seconds: 8 };
      return { outcome: 'sent', resendAfterS: 30 };
    },
    resendCode: async () => {
      tries = 5;
      return { outcome: 'sent', resendAfterS: 30 };
    },
    confirmCode: async (_visit, code) => {
      if (!/^\d{6}$/.test(code)) return { outcome: 'incomplete', error: 'code-form' };
      confirmed = code === '123456';
      if (confirmed) return { outcome: 'confirmed' };
      tries -= 1;
      return tries > 0 ? { outcome: 'wrong', triesLeft: tries } : { outcome: 'spent' };
    },
    send: async () => {
      await new Promise((done) => setTimeout(done, 400));
      if (asked.has('refuse'))
        return { outcome: 'not-saved', fault: (asked.get('refuse') ?? 'disk-full') as Fault };
      const code = kind === 'reactivate' ? '4FQ7-M2ZD-8KTX' : '4F7K-92QM-3ZTA';
      facts = {
        trackingCode: code,
        trackingUrl: `https://quiosque.example/t/${code}`,
        trackingDomain: state.trackingDomain,
        qr: { modules: MODULES, path: pretendedQr() },
        savedAt: '2026-11-23T14:32:08+00:00',
        printed: 'waiting',
        printFault: null,
        delivered: false,
        maskedNewEmail: kind === 'reactivate' ? null : 'm•••@gmail.com',
        mailboxConfirmed: kind === 'reactivate' ? null : confirmed,
      };
      const printed = asked.get('printed') === 'not-printed' ? 'not-printed' : 'printed';
      later(1200, { printed, printFault: printed === 'printed' ? null : 'printer-out-of-paper' });
      if (!asked.has('offline')) later(2000, { delivered: true });
      return { outcome: 'saved', facts };
    },
    facts: async () => facts!,
    printAgain: async () => void later(800, { printed: 'printed', printFault: null }),
    endVisit: async () => void (facts = null),
    callStaff: async () => {
      stage(0, { stage: 'calling' });
      if (asked.get('call') === 'offline') return void stage(900, { stage: 'offline' });
      stage(900, { stage: 'called', late: asked.get('call') === 'late' });
      if (!asked.has('call')) stage(4000, { stage: 'coming' });
    },
    withdrawCall: async () => void stage(0, null),
    track: async (code) => {
      if (code.length < 12) return { outcome: 'bad-code' };
      if (asked.has('offline')) return { outcome: 'offline' };
      return { outcome: 'state', state: 'being-checked', until: '2026-11-30' };
    },
    pageAlive: async () => undefined,
    ...fakeStaff(),
    onKioskState: async (heard) => void (heardState = heard),
    onFacts: async (heard) => void (heardFacts = heard),
  };
}

/** Squares that look like a QR code and say nothing. */
function pretendedQr(): string {
  const dark = (x: number, y: number) => (x * x * 7 + y * y * 3 + x * y * 5 + (x ^ y)) % 5 < 2;
  const finder = (x: number, y: number) => {
    const far = Math.max(Math.abs(x - 3), Math.abs(y - 3));
    return far <= 3 ? far !== 2 : far > 4 ? null : false;
  };
  let path = '';
  for (let y = 0; y < MODULES; y++)
    for (let x = 0; x < MODULES; x++) {
      const last = MODULES - 1;
      const sign = finder(x, y) ?? finder(last - x, y) ?? finder(x, last - y) ?? dark(x, y);
      if (sign) path += `M${x} ${y}h1v1h-1z`;
    }
  return path;
}
