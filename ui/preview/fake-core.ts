// A pretended core, for looking at the page in a browser. It is in the preview build alone, keeps nothing,
// prints nothing, sends nothing, and its rules are rough copies that no test may rest on.
// The address chooses what it pretends, e.g. `?closed=disk-full&printed=not-printed&mm=0.248&idle=5`.

import type { Fault } from '../src/lib/faults';
import type {
  Core,
  EmailAnswer,
  Facts,
  HelpCall,
  IdentityAnswer,
  KioskState,
  Lang,
  PaperAnswer,
  Purpose,
} from '../src/lib/core';
import { fakeStaff } from './fake-staff';

const MODULES = 29;
const CODES = [
  '4F7K-92QM-3ZTA',
  '4FQ7-M2ZD-8KTX',
  '4FW2-8HTM-K3RD',
  '4FA9-XX7P-V0NE',
  '4FMM-WWMM-WWMM',
  '4FB3-7CYJ-5SGH',
];

/** As the core tells them. */
export const ALL_LANGUAGES: Lang[] = [
  ['pt', 'Português'],
  ['en', 'English'],
  ['hi', 'हिन्दी'],
  ['pa', 'ਪੰਜਾਬੀ'],
  ['bn', 'বাংলা'],
  ['ne', 'नेपाली'],
  ['ur', 'اردو'],
  ['ar', 'العربية'],
  ['fr', 'Français'],
  ['es', 'Español'],
  ['ru', 'Русский'],
  ['uk', 'Українська'],
  ['zh-Hans', '中文'],
  ['gu', 'ગુજરાતી'],
  ['kea', 'Kriolu'],
].map(([code, name]) => ({ code: code!, name: name!, rtl: code === 'ar' || code === 'ur' }));

export function fakeCore(): Core {
  // In the kiosk's own window the address is the kiosk's.
  const asked = new URLSearchParams((globalThis as { asked?: string }).asked ?? location.search);
  let state: KioskState = {
    service: asked.has('closed') ? 'closed' : 'open',
    fault: asked.get('closed') as Fault | null,
    notices: asked.getAll('notice') as Fault[],
    demo: !asked.has('real'),
    languages: ALL_LANGUAGES,
    mmPerPx: Number(asked.get('mm') ?? '0.3114'),
    trackingDomain: 'quiosque.example',
    online: true,
    printingForLast: asked.has('printing'),
    announcements: asked.getAll('announce').map((text) => ({ texts: [{ language: 'pt', text }] })),
    helpCall: null,
    idle: {
      question: Number(asked.get('idle') ?? '90'),
      slow: Number(asked.get('idle') ?? '240'),
      countdown: Number(asked.get('countdown') ?? '20'),
      staff: Number(asked.get('idle') ?? '120'),
    },
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
    hearing: { aloud: true, headphones: asked.has('headphones') },
  };
  let visits = 0;
  let purpose: Purpose = 'correct-email';
  let facts: Facts[] = [];
  let confirmed = false;
  let tries = 5;
  let heardState: (state: KioskState) => void = () => undefined;
  let heardFacts: (facts: Facts[]) => void = () => undefined;

  const later = (ms: number, code: string, change: Partial<Facts>) =>
    setTimeout(() => {
      facts = facts.map((each) => (each.trackingCode === code ? { ...each, ...change } : each));
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
    choosePurpose: async (_visit, chosen) => void (purpose = chosen),
    anotherPerson: async () => void (purpose = 'correct-email'),
    idleAsked: async () => undefined,
    // A number of ten or more digits that begins with 0 wants its country; what is too short is refused.
    checkPaper: async (_visit, { paper, value, country }): Promise<PaperAnswer> => {
      const digits = value.replace(/\D/g, '');
      const answer = (more: Partial<PaperAnswer>): PaperAnswer => ({
        ok: true,
        error: null,
        shown: { value: paper === 'passport' ? value : digits, country: paper === 'passport' ? country : '' },
        question: null,
        ...more,
      });
      if (paper === 'nif' && digits.length !== 9)
        return answer({ ok: false, error: { field: 'nif', code: 'nif-length' } });
      if (paper === 'niss' && digits.length !== 11)
        return answer({ ok: false, error: { field: 'niss', code: 'niss-length' } });
      if (paper === 'passport' && !country)
        return answer({ ok: false, error: { field: 'passport-country', code: 'country-missing' } });
      if (paper !== 'phone') return answer({});
      if (/^0\d{9,}$/.test(value)) {
        const rest = digits.slice(1);
        const candidates = [
          { value: `+880${rest}`, shown: `+880 ${rest}`, country: 'BGD' },
          { value: `+91${rest}`, shown: `+91 ${rest}`, country: 'IND' },
        ];
        return answer({ ok: false, question: { ask: 'phone-country', candidates } });
      }
      if (digits.length < 9) return answer({ ok: false, error: { field: 'phone', code: 'phone-invalid' } });
      return answer({ shown: { value: value.startsWith('+') ? value : `+351${digits}`, country: '' } });
    },
    read: async (raw) =>
      raw.includes('<<')
        ? { reading: 'passport', number: 'L898902C3', country: 'IND' }
        : { reading: 'unknown' },
    checkIdentity: async (_visit, identity): Promise<IdentityAnswer> => {
      const given = [identity.nif, identity.passport, identity.niss, identity.phone].filter(Boolean);
      const errors: IdentityAnswer['errors'] =
        given.length < 2 ? [{ field: 'identity', code: 'identity-need-two' }] : [];
      return { ok: errors.length === 0, errors, shown: identity };
    },
    checkEmail: async (_visit, field, value, oldEmail): Promise<EmailAnswer> => {
      const error =
        value === ''
          ? 'email-empty'
          : field === 'old-email' || /^[^@\s]+@[^@\s]+\.[a-z]+$/.test(value)
            ? null
            : 'email-form';
      return {
        ok: error === null,
        error,
        shown: value,
        suggestion:
          field === 'new-email' && value.endsWith('@gmial.com') ? value.replace('gmial', 'gmail') : null,
        sameAsOld: value === oldEmail,
      };
    },
    // `code=offline`, `code=slow-down` or nothing; the right code is 123456.
    sendCode: async () => {
      tries = 5;
      await new Promise((done) => setTimeout(done, Number(asked.get('slow') ?? 600)));
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
    send: async (_visit, draft) => {
      await new Promise((done) => setTimeout(done, 400));
      if (asked.has('refuse'))
        return { outcome: 'not-saved', fault: (asked.get('refuse') ?? 'disk-full') as Fault };
      const code = CODES[facts.length % CODES.length]!;
      const [local = '', domain = ''] = (draft.newEmail ?? '').split('@');
      const saved: Facts = {
        kind: draft.resendSame ? 'resend' : purpose,
        trackingCode: code,
        trackingUrl: `https://quiosque.example/t/${code}`,
        trackingDomain: asked.get('domain') ?? state.trackingDomain,
        qr: { modules: MODULES, path: pretendedQr() },
        savedAt: '2026-11-23T14:32:08+00:00',
        printed: 'waiting',
        printFault: null,
        delivered: false,
        maskedNewEmail: draft.newEmail
          ? { begins: local.slice(0, 1), domain: domain === 'gmail.com' ? domain : null }
          : null,
        mailboxConfirmed: draft.newEmail ? confirmed : null,
        steps: nextSteps(draft.purpose, draft.newEmail ? confirmed : null),
      };
      facts = [...facts, saved];
      const printed = asked.get('printed') ?? 'printed';
      if (printed !== 'waiting')
        later(1200, code, {
          printed: printed as Facts['printed'],
          printFault: printed === 'printed' ? null : 'printer-out-of-paper',
        });
      if (!asked.has('offline')) later(2000, code, { delivered: true });
      return { outcome: 'saved', facts: saved };
    },
    facts: async () => facts,
    printAgain: async (_visit, code) => void later(800, code, { printed: 'printed', printFault: null }),
    endVisit: async () => void (facts = []),
    callStaff: async () => {
      stage(0, { stage: 'calling' });
      if (asked.get('call') === 'offline') return void stage(900, { stage: 'offline' });
      stage(900, { stage: 'called', late: asked.get('call') === 'late' });
      if (!asked.has('call')) stage(4000, { stage: 'coming' });
    },
    endCall: async () => void stage(0, null),
    track: async (code) => {
      if (code.length < 12) return { outcome: 'bad-code' };
      if (asked.has('offline')) return { outcome: 'offline' };
      return { outcome: 'state', state: 'being-checked', until: '2026-11-30' };
    },
    say: async () => undefined,
    chime: async () => undefined,
    hush: async () => undefined,
    headphones: async () => undefined,
    receiptWords: async () => [],
    pageAlive: async () => undefined,
    ...fakeStaff(),
    onKioskState: async (heard) => void (heardState = heard),
    onFacts: async (heard) => void (heardFacts = heard),
  };
}

/** What the core would say of a request. */
export function nextSteps(purpose: string, confirmed: boolean | null, delivered = false): Facts['steps'] {
  const plain = (step: string) => ({ step, date: null, days: null });
  if (purpose === 'closed') return [plain('counter')];
  return [
    ...(confirmed === false ? [plain('confirm')] : []),
    ...(purpose === 'resend' ? [] : [plain('old-address')]),
    delivered
      ? { step: 'checked', date: '2026-12-02', days: null }
      : { step: 'checked-if-today', date: '2026-12-02', days: 5 },
    plain(purpose === 'reactivate' ? 'reactivated' : 'payment'),
  ];
}

/** Squares that look like a QR code and say nothing. */
export function pretendedQr(): string {
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
