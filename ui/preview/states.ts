// Every state of a visit in which the page looks different, set directly and not walked to: for measuring them
// all and for photographing each. In the preview build alone; made-up people, longest words.

import { flushSync } from 'svelte';
import type { Announcement, Facts, HelpCall, KioskState, Kind, PaperName, Purpose } from '../src/lib/core';
import { countries } from '../src/lib/countries';
import { FAULTS, type Fault } from '../src/lib/faults';
import { asksOldEmail, NO_ANSWERS, PAPERS, takesNewEmail, type Answers } from '../src/visit/answers';
import type { Loss } from '../src/visit/leaving';
import type { Look } from '../src/visit/look';
import { NO_CODE, type CodeNotice } from '../src/visit/mailbox';
import { AT_WELCOME, SILENT, type Saved, type Screen, type State, type Talk } from '../src/visit/state';
import type { Visit } from '../src/visit/visit.svelte';
import { ALL_LANGUAGES, nextSteps, pretendedQr } from './fake-core';
import { CAPITAL_MM, capitals, measure } from './measure';

/** What a state changes; everything else is as at the beginning of a visit. */
interface Set {
  state?: Partial<State>;
  talk?: Partial<Talk>;
  present?: Record<string, unknown>;
  kiosk?: Partial<KioskState>;
  refusals?: number;
  /** Pressed when it is drawn, one after the other. */
  press?: readonly string[];
}
type Named = readonly [name: string, set: Set];

const QR = pretendedQr();
const SHORT = 'ana@gmail.com';
const LONG = 'maria.conceicao.fernandes.albuquerque@correio-eletronico.example.com';
const HOSTS = ['quiosque.aima.gov.pt', 'acompanhamento-de-pedidos.quiosques.aima.gov.pt'];
const CODES = [
  '4F7K-92QM-3ZTA',
  '4FQ7-M2ZD-8KTX',
  '4FW2-8HTM-K3RD',
  '4FA9-XX7P-V0NE',
  '4FMM-WWMM-WWMM',
  '4FWW-7CYJ-5SGH',
];
const TOLD = (Object.keys(FAULTS) as Fault[]).filter((fault) => FAULTS[fault].told === 'before');
const CLOSED = (Object.keys(FAULTS) as Fault[]).filter((fault) => FAULTS[fault].told === 'instead');
const PRINTER = TOLD.filter((fault) => fault.startsWith('printer-'));
const CALLS: HelpCall[] = [
  { stage: 'calling' },
  { stage: 'called', late: false },
  { stage: 'called', late: true },
  { stage: 'coming' },
  { stage: 'offline' },
  { stage: 'ended' },
];
const READ = [
  'passport',
  'visa',
  'residence-card',
  'identity-card',
  'other-card',
  'long-number',
  'misread',
  'unknown',
  'tracking-code',
];
const EVERY = ALL_LANGUAGES.map(({ code }) => code);
const WORDS = import.meta.glob<string>('../../locales/*.ftl', {
  query: '?raw',
  import: 'default',
  eager: true,
});
/** A sentence of central's as people read it in that language. */
const ready = (id: string): Announcement => ({
  texts: EVERY.map((language) => ({ language, text: sentence(language, id) })),
});
function sentence(language: string, id: string): string {
  const file = WORDS[`../../locales/${language}.ftl`] ?? '';
  return new RegExp(`^ready-${id} = (.*)$`, 'm').exec(file)![1]!.replace('{ $time }', '16:00');
}
/** As long as one may be. */
const LONGEST = 120;
const longNotice = (languages: readonly string[]): Announcement => ({
  texts: languages.map((language) => {
    const words = `${sentence(language, 'counter-closed')} ${sentence(language, 'long-wait')} `;
    return { language, text: words.repeat(4).slice(0, LONGEST).trim() };
  }),
});
/** Two notices at once, as long as they may be, in as many languages as have room; whoever reads another reads two of each. */
const TWO_LONG = [
  longNotice(['pt', 'en', 'hi', 'ur', 'zh-Hans']),
  longNotice(['pt', 'en', 'ru', 'ar', 'bn']),
];
const PURPOSES: Purpose[] = ['correct-email', 'resend', 'reactivate', 'closed'];
const NUMBERS: Record<PaperName, string> = {
  passport: 'WM4902WM3',
  nif: '200000020',
  niss: '11000000120',
  phone: '+8801712345678',
};

/** The issuing country with the longest name. */
function longestCountry(language: string): string {
  const all = countries(language).initials.flatMap((initial) => initial.countries);
  return all.reduce((one, other) => (other.name.length > one.name.length ? other : one)).code;
}

function withPapers(answers: Answers, given: readonly PaperName[], country: string, none = false): Answers {
  const papers = { ...answers.papers };
  for (const paper of PAPERS) {
    const typed = NUMBERS[paper];
    const its = paper === 'passport' ? country : '';
    if (given.includes(paper))
      papers[paper] = { typed, country: its, given: { value: typed, country: its }, none: false };
    else papers[paper] = { ...papers[paper], none };
  }
  return { ...answers, papers };
}

const withOld = (answers: Answers, change: Partial<Answers['oldEmail']>): Answers => ({
  ...answers,
  oldEmail: { ...answers.oldEmail, ...change },
});
const withNew = (answers: Answers, change: Partial<Answers['newEmail']>): Answers => ({
  ...answers,
  newEmail: { ...answers.newEmail, ...change },
});
const wrong = (field: string, code: string, args = {}) => ({ errors: [{ field, code, args }] });

/** All subsets. */
const subsets = <T>(all: readonly T[]): T[][] =>
  all.reduce<T[][]>((sets, one) => [...sets, ...sets.map((set) => [...set, one])], [[]]);

function* beforeTheVisit(): Iterable<Named> {
  yield ['welcome', {}];
  yield ['welcome printing', { kiosk: { printingForLast: true } }];
  yield ['welcome trouble', { talk: { trouble: 'unknown' } }];
  const announcements = [ready('closes-at')];
  yield ['welcome announced', { kiosk: { announcements } }];
  yield ['welcome announced closed', { kiosk: { announcements: [ready('counter-closed')] } }];
  yield ['welcome announced twice', { kiosk: { announcements: [...announcements, ready('long-wait')] } }];
  yield ['welcome announced long', { kiosk: { announcements: [longNotice(EVERY)] } }];
  yield ['welcome announced long twice', { kiosk: { announcements: TWO_LONG } }];
  yield ['welcome announced printing', { kiosk: { announcements, printingForLast: true } }];
  yield ['welcome help', { press: ['help'] }];
  for (const helpCall of CALLS.filter(({ stage }) => stage !== 'ended'))
    yield [`welcome help call ${helpCall.stage}`, { kiosk: { helpCall }, press: ['help'] }];
  yield [
    'out-of-service announced',
    { kiosk: { service: 'closed', fault: CLOSED[0]!, announcements: [ready('counter-closed')] } },
  ];
  for (const fault of CLOSED) yield [`out-of-service ${fault}`, { kiosk: { service: 'closed', fault } }];
}

function* atThePurpose(): Iterable<Named> {
  const state = { screen: 'purpose' as Screen };
  yield ['purpose', { state }];
  yield ['purpose trouble', { state, talk: { trouble: 'unknown' } }];
  yield ['purpose announced', { state, kiosk: { announcements: [ready('closes-at')] } }];
  yield ['purpose announced twice', { state, kiosk: { announcements: TWO_LONG } }];
  yield [
    'purpose announced without receipt',
    { state, kiosk: { announcements: TWO_LONG, notices: PRINTER.slice(0, 1) } },
  ];
  yield ['help purpose announced', { state, kiosk: { announcements: TWO_LONG }, press: ['help'] }];
  yield ['purpose reader', { state, talk: { notice: 'reader-not-here' } }];
  for (const fault of TOLD) yield [`purpose ${fault}`, { state, kiosk: { notices: [fault] } }];
  for (const printer of PRINTER)
    yield [`purpose no-network ${printer}`, { state, kiosk: { notices: ['no-network', printer] } }];
  for (const helpCall of CALLS) {
    const stage = helpCall.stage + (helpCall.stage === 'called' && helpCall.late ? ' late' : '');
    yield [`purpose call ${stage}`, { state, kiosk: { helpCall } }];
    yield [`purpose call ${stage} help`, { state, kiosk: { helpCall }, press: ['help'] }];
  }
  yield ['purpose language', { state, press: ['language'] }];
  yield ['purpose look', { state, press: ['look'] }];
  for (const purpose of PURPOSES) yield [`privacy ${purpose}`, { state: { screen: 'privacy', purpose } }];
  yield ['privacy more', { state: { screen: 'privacy', purpose: 'closed' }, press: ['more'] }];
}

function* atThePapers(language: string): Iterable<Named> {
  const purpose = 'correct-email';
  const longest = longestCountry(language);
  const identity = (answers: Answers, more: Set = {}): Set => ({
    ...more,
    state: { screen: 'identity', purpose, answers },
  });
  for (const country of ['IND', longest])
    for (const given of subsets(PAPERS))
      for (const none of [false, true])
        yield [
          `identity given ${given.join('+') || 'nothing'} ${country}${none ? ' others none' : ''}`,
          identity(withPapers(NO_ANSWERS, given, country, none)),
        ];
  for (const paper of [null, ...PAPERS])
    for (const notice of [null, 'reader-long-number', 'reader-misread']) {
      const answers = withPapers(NO_ANSWERS, paper ? [paper] : [], longest);
      const talk = { ...wrong('identity', 'identity-need-two'), notice };
      yield [
        `identity error ${paper ?? 'nothing'} ${notice ?? ''}`,
        identity(answers, { talk, refusals: 1 }),
      ];
      for (const helpCall of CALLS)
        yield [
          `identity error ${paper ?? 'nothing'} ${notice ?? ''} ${helpCall.stage}`,
          identity(answers, { talk, refusals: 1, kiosk: { helpCall } }),
        ];
    }
  for (const read of READ)
    yield [
      `identity reader ${read}`,
      identity(withPapers(NO_ANSWERS, PAPERS, longest), { talk: { notice: `reader-${read}` } }),
    ];
  yield ['identity trouble', identity(NO_ANSWERS, { talk: { trouble: 'unknown' } })];

  const errors: Record<PaperName, readonly string[]> = {
    passport: ['passport-form', 'passport-mrz', 'passport-other-paper', 'paper-empty'],
    nif: ['nif-length', 'nif-check', 'nif-company', 'nif-placeholder', 'nif-prefix', 'paper-empty'],
    niss: ['niss-length', 'niss-check', 'niss-prefix', 'niss-placeholder', 'paper-empty'],
    phone: ['phone-invalid', 'paper-empty'],
  };
  for (const paper of PAPERS) {
    const screen = `identity-${paper}` as Screen;
    const state = { screen, purpose, answers: withPapers(NO_ANSWERS, [], '') } as const;
    const given = { ...state, answers: withPapers(NO_ANSWERS, PAPERS, longest) };
    yield [screen, { state }];
    yield [`${screen} given`, { state: given }];
    yield [`${screen} trouble`, { state: given, talk: { trouble: 'unknown' } }];
    yield [`${screen} slow`, { state: given, present: { waiting: { saving: false, slow: true } } }];
    for (const code of errors[paper]) {
      yield [`${screen} ${code}`, { state: given, talk: wrong(paper, code), refusals: 1 }];
      for (const notice of ['reader-long-number', 'reader-misread'])
        yield [
          `${screen} ${code} ${notice}`,
          { state: given, talk: { ...wrong(paper, code), notice }, refusals: 1 },
        ];
    }
    for (const read of READ)
      yield [`${screen} reader ${read}`, { state: given, talk: { notice: `reader-${read}` } }];
    yield [`${screen} called`, { state: given, kiosk: { helpCall: CALLS[2]! } }];
  }
  const passport = { screen: 'identity-passport', purpose } as const;
  for (const code of ['country-missing', 'country-unknown'])
    yield [
      `identity-passport ${code}`,
      { state: passport, talk: wrong('passport-country', code), refusals: 1 },
    ];
  const open = 'button[name=passport-country]';
  yield ['country', { state: passport, press: [open] }];
  yield ['country missing', { state: passport, press: [open, 'country-missing'] }];
  for (const { letter } of countries(language).initials)
    yield [`country ${letter}`, { state: passport, press: [open, `[data-letter="${letter}"]`] }];
  const candidates = [
    { value: '+8801712345678', shown: '+880 1712-345678', country: 'BGD' },
    { value: '+5511912345678', shown: '+55 11 91234-5678', country: 'BRA' },
    { value: '+2389912345678', shown: '+239 991 2345', country: 'STP' },
  ];
  for (const count of [1, 2, 3])
    yield [
      `identity-phone question ${count}`,
      {
        state: { screen: 'identity-phone', purpose, answers: withPapers(NO_ANSWERS, PAPERS, longest) },
        talk: { question: { ask: 'phone-country', candidates: candidates.slice(0, count) } },
        refusals: 1,
      },
    ];
}

function* atTheAddresses(): Iterable<Named> {
  const old = { screen: 'old-email', purpose: 'correct-email' } as const;
  for (const typed of ['', SHORT, LONG])
    for (const pressed of [null, 'unknown', 'none'] as const)
      for (const helpers of [false, true]) {
        const answers = withOld(NO_ANSWERS, { typed, pressed, helpers });
        yield [`old-email ${typed.length} ${pressed} ${helpers}`, { state: { ...old, answers } }];
      }
  const answers = withOld(NO_ANSWERS, { typed: LONG });
  for (const code of ['email-empty', 'email-form', 'email-too-long', 'email-invisible'])
    for (const notice of [null, 'reader-not-here'])
      yield [
        `old-email ${code} ${notice ?? ''}`,
        { state: { ...old, answers }, talk: { ...wrong('old-email', code), notice }, refusals: 1 },
      ];
  yield ['old-email trouble', { state: { ...old, answers }, talk: { trouble: 'unknown' } }];
  yield [
    'old-email slow',
    { state: { ...old, answers }, present: { waiting: { saving: false, slow: true } } },
  ];
  yield ['old-email called', { state: { ...old, answers }, kiosk: { helpCall: CALLS[2]! } }];

  for (const purpose of ['correct-email', 'resend'] as const) {
    const state = (typed: string) =>
      ({ screen: 'new-email', purpose, answers: withNew(NO_ANSWERS, { typed }) }) as const;
    for (const typed of ['', SHORT, LONG])
      yield [`new-email ${purpose} ${typed.length}`, { state: state(typed) }];
    for (const code of ['empty', 'form', 'too-long', 'invisible', 'mixed-script', 'domain', 'same'])
      yield [
        `new-email ${purpose} email-${code}`,
        { state: state(LONG), talk: wrong('new-email', `email-${code}`), refusals: 1 },
      ];
    for (const typed of [SHORT, LONG]) {
      const question = { ask: 'suggestion', typed, suggestion: typed } as const;
      yield [
        `new-email ${purpose} question ${typed.length}`,
        { state: state(typed), talk: { question }, refusals: 1 },
      ];
    }
    yield [
      `new-email ${purpose} same`,
      { state: state(LONG), talk: { question: { ask: 'same-as-old' } }, refusals: 1 },
    ];
    yield [
      `new-email ${purpose} slow`,
      { state: state(LONG), present: { waiting: { saving: false, slow: true } } },
    ];
    yield [`new-email ${purpose} called`, { state: state(LONG), kiosk: { helpCall: CALLS[2]! } }];
    yield [`new-email ${purpose} trouble`, { state: state(LONG), talk: { trouble: 'unknown' } }];
    yield [`new-email ${purpose} reader`, { state: state(LONG), talk: { notice: 'reader-not-here' } }];
  }

  for (const given of [SHORT, LONG])
    for (const code of ['waiting', 'sent', 'spent'] as const)
      for (const notice of [null, 'sent-again', 'offline', 'slow-down'] as (CodeNotice | null)[])
        for (const error of [null, 'code-form', 'code-wrong']) {
          if (code === 'spent' && error) continue;
          const talk = error ? wrong('code', error, { tries: 4 }) : {};
          const state = {
            screen: 'confirm-code',
            purpose: 'correct-email',
            answers: withNew(NO_ANSWERS, { typed: given, given }),
            mailbox: { ...NO_CODE, code, notice, resendAt: performance.now() + 29_000 },
          } as const;
          yield [
            `confirm-code ${given.length} ${code} ${notice ?? ''} ${error ?? ''}`,
            { state, talk, refusals: error ? 1 : 0 },
          ];
        }
}

function* atTheCheck(language: string): Iterable<Named> {
  const longest = longestCountry(language);
  for (const purpose of PURPOSES)
    for (const papers of subsets(PAPERS).filter((some) => some.length > 1))
      for (const old of asksOldEmail(purpose) ? ['unknown', 'none', SHORT, LONG] : [''])
        for (const mailbox of takesNewEmail(purpose)
          ? (['confirmed', 'skipped', 'offline'] as const)
          : [null])
          for (const extra of [false, true]) {
            if (extra && (old === SHORT || mailbox === 'skipped')) continue;
            const pressed = old === 'unknown' || old === 'none' ? old : null;
            let answers = withPapers(NO_ANSWERS, papers, extra ? longest : 'IND');
            if (old && !pressed) answers = withOld(answers, { typed: old, given: old, helpers: extra });
            if (pressed) answers = withOld(answers, { pressed });
            const given = old === LONG || extra ? LONG : SHORT;
            if (mailbox) answers = withNew(answers, { typed: given, given, mailbox });
            answers = { ...answers, assisted: extra, passportRenewed: extra };
            yield [
              `check ${purpose} ${papers.join('+')} ${old.length > 20 ? 'long' : old} ${mailbox} ${extra ? 'extra' : ''}`,
              { state: { screen: 'check', purpose, answers } },
            ];
          }
  const answers = withNew(
    withOld(withPapers(NO_ANSWERS, PAPERS, longest), { typed: LONG, given: LONG, helpers: true }),
    {
      typed: LONG,
      given: LONG,
      mailbox: 'offline',
    },
  );
  const state = {
    screen: 'check',
    purpose: 'correct-email',
    answers: { ...answers, assisted: true, passportRenewed: true },
  } as const;
  yield ['check trouble', { state, talk: { trouble: 'unknown' } }];
  yield ['check reader', { state, talk: { notice: 'reader-not-here' } }];
  yield ['check called', { state, kiosk: { helpCall: CALLS[2]! } }];
  yield ['check slow', { state, present: { waiting: { saving: true, slow: true } } }];
  for (const fault of CLOSED)
    yield [
      `not-saved ${fault}`,
      { state: { ...state, screen: 'not-saved' }, present: { notSavedFault: fault } },
    ];
  yield ['not-saved', { state: { ...state, screen: 'not-saved' }, present: { notSavedFault: 'unknown' } }];
}

const PRINTS = ['all', 'waiting', 'not', 'unsure', 'not and unsure'] as const;
const ENDS = [
  'correct-email yes',
  'correct-email no',
  'resend yes',
  'resend no',
  'reactivate',
  'closed',
] as const;

/** The facts of `count` requests of a family; the last is of the kind told. */
function factsOf(
  count: number,
  prints: (typeof PRINTS)[number],
  end: (typeof ENDS)[number],
  { host, delivered, fault }: { host: string; delivered: boolean; fault: Fault },
): Facts[] {
  return CODES.slice(0, count).map((trackingCode, index): Facts => {
    const [kind, confirmed] = (index === count - 1 ? end : 'correct-email yes').split(' ') as [Kind, string?];
    const printed =
      prints === 'all'
        ? 'printed'
        : prints === 'waiting'
          ? 'waiting'
          : prints === 'not' || (prints === 'not and unsure' && index % 2 === 0)
            ? 'not-printed'
            : 'unconfirmed';
    return {
      kind,
      trackingCode,
      trackingUrl: `https://${host}/t/${trackingCode}`,
      trackingDomain: host,
      qr: { modules: 29, path: QR },
      savedAt: '2026-11-23T14:32:08+00:00',
      printed,
      printFault: printed === 'not-printed' ? fault : null,
      delivered,
      maskedNewEmail: confirmed ? { begins: 'm', domain: delivered ? 'hotmail.com' : null } : null,
      mailboxConfirmed: confirmed ? confirmed === 'yes' : null,
      steps: nextSteps(kind, confirmed ? confirmed === 'yes' : null, delivered),
    };
  });
}

function* atTheEnd(): Iterable<Named> {
  for (const count of [1, 2, 3, 4, 5, 6])
    for (const prints of PRINTS)
      for (const end of ENDS)
        for (const host of HOSTS)
          for (const delivered of [true, false])
            for (const alone of [true, false]) {
              // One person has two requests at the most, of different kinds.
              if (!alone && count < 2) continue;
              const fault = prints.startsWith('not')
                ? host === HOSTS[0]
                  ? 'printer-none'
                  : 'printer-cover-open'
                : 'printer-jam';
              const facts = factsOf(count, prints, end, { host, delivered, fault });
              const saved = facts.map(({ kind }, index): Saved => ({
                kind,
                person: alone ? index : Math.max(0, index - 1),
              }));
              const person = saved.at(-1)!.person;
              const typed = host === HOSTS[0] ? SHORT : LONG;
              const answers = withNew(withPapers(NO_ANSWERS, PAPERS, 'IND'), { typed, given: typed });
              const last = facts.at(-1)!;
              const addresses = last.maskedNewEmail ? { [last.trackingCode]: typed } : {};
              const purpose = last.kind;
              const state = { screen: 'done', purpose, answers, saved, person } as const;
              const name = `done ${count} ${prints} ${end} ${host.length} ${delivered ? 'delivered' : 'not-delivered'} ${alone ? '' : 'two of one'}`;
              const present = { facts, addresses };
              yield [name, { state, present }];
              if (last.maskedNewEmail && alone)
                yield [`${name} address shown`, { state, present, press: ['show-address'] }];
              if (alone && delivered && prints === 'all')
                yield [`${name} asked`, { state, present: { facts, addresses: {}, idleAsked: true } }];
            }
  const facts = factsOf(2, 'waiting', 'correct-email no', {
    host: HOSTS[1]!,
    delivered: false,
    fault: 'printer-jam',
  });
  const saved: Saved[] = facts.map(({ kind }, person) => ({ kind, person }));
  const answers = withNew(NO_ANSWERS, { typed: LONG, given: LONG });
  const state = { screen: 'done', purpose: 'correct-email', answers, saved, person: 1 } as const;
  for (const helpCall of CALLS)
    yield [`done call ${helpCall.stage}`, { state, present: { facts }, kiosk: { helpCall } }];
  yield ['done trouble', { state, present: { facts }, talk: { trouble: 'unknown' } }];
  yield ['done another-person', { state, present: { facts, over: { name: 'another-person' } } }];
  for (const lost of ['printing', 'no-receipt', 'not-saved', 'typed'] as Loss[])
    yield [`leave ${lost}`, { state, present: { facts, over: { name: 'leave', loss: lost } } }];
}

function* atTracking(): Iterable<Named> {
  const state = { screen: 'track', trackingCode: CODES[4]! } as const;
  yield ['track', { state: { screen: 'track' } }];
  yield ['track long', { state: { ...state, trackingCode: `https://${HOSTS[1]}/t/${CODES[4]}` } }];
  yield ['track error', { state, talk: wrong('tracking-code', 'tracking-code'), refusals: 1 }];
  yield ['track reader', { state, talk: { notice: 'reader-no-code' } }];
  yield ['track slow', { state, present: { waiting: { saving: false, slow: true } } }];
  yield ['track called', { state, kiosk: { helpCall: CALLS[2]! } }];
  for (const outcome of ['offline', 'slow-down'] as const)
    yield [`track ${outcome}`, { state, talk: { trackOutcome: { outcome } } }];
  for (const stands of ['not-here-yet', 'being-checked', 'done', 'come-to-the-counter', 'stopped'] as const)
    yield [
      `track ${stands}`,
      { state, talk: { trackOutcome: { outcome: 'state', state: stands, until: '2026-12-07' } } },
    ];
  yield [
    'track late',
    { state, talk: { trackOutcome: { outcome: 'state', state: 'being-checked', until: null } } },
  ];
}

function* helps(): Iterable<Named> {
  const screens: Screen[] = [
    'purpose',
    'privacy',
    'identity',
    ...PAPERS.map((paper) => `identity-${paper}` as const),
    'old-email',
    'new-email',
    'confirm-code',
    'check',
    'not-saved',
    'track',
    'done',
  ];
  const answers = withNew(NO_ANSWERS, { typed: LONG, given: LONG });
  const facts = factsOf(1, 'all', 'closed', { host: HOSTS[0]!, delivered: true, fault: 'printer-jam' });
  for (const screen of screens)
    yield [
      `help ${screen}`,
      { state: { screen, purpose: 'correct-email', answers }, present: { facts }, press: ['help'] },
    ];
}

function* all(language: string): Iterable<Named> {
  yield* beforeTheVisit();
  yield* atThePurpose();
  yield* atThePapers(language);
  yield* atTheAddresses();
  yield* atTheCheck(language);
  yield* atTheEnd();
  yield* atTracking();
  yield* helps();
}

/** What was found in how many states. */
export interface Measured {
  states: number;
  /** A finding at its worst, how many states have it, and which has it worst. */
  found: [line: string, count: number, state: string][];
  /** How many states of a screen are set closer than usual, by step. */
  closest: Record<string, number>;
  /** Of each screen how many states have a capital below 7.3 mm in what must be read, the lowest, and where. */
  smaller: Record<string, { states: number; mm: number; where: string }>;
}

/** What the one who measures and photographs calls in the page. */
export interface States {
  /** What the person would choose. */
  look(look: Look): void;
  names(language: string): string[];
  show(language: string, name: string): void;
  /** Of the many combinations of the end and check pages every so many; and so many of all others. */
  measure(language: string, only?: string, every?: number, others?: number): Measured;
}

declare global {
  interface Window {
    states?: States;
  }
}

type Inside = { present: Record<string, unknown>; refusals: number };

export function showStates(visit: Visit): void {
  const inside = visit as unknown as Inside;
  const nobody = inside.present;
  let pressed = false;
  let worn = visit.look;

  function put(
    language: string,
    { state, talk, present, kiosk, refusals = 0, press = [] }: Set,
    open: KioskState,
  ) {
    // Drawn anew, but where one state follows from another on the same screen.
    const screen = state?.screen;
    if (press.length > 0 || pressed || screen !== visit.state.screen || talk || refusals > 0) {
      inside.present = nobody;
      flushSync(() => visit.number++);
    }
    pressed = press.length > 0 || refusals > 0;
    const welcome = !state;
    flushSync(() => {
      visit.kiosk = { ...open, ...kiosk };
      inside.refusals = refusals;
      inside.present = {
        ...nobody,
        id: 'preview',
        language: welcome ? 'pt' : language,
        state: { ...AT_WELCOME, ...state, talk: { ...SILENT, ...talk } },
        look: worn,
        ...present,
      };
    });
    for (const what of press) {
      const css = /[[.#]/.test(what) ? what : `[data-action="${what}"]`;
      const control = document.querySelector<HTMLElement>(css);
      if (!control) throw new Error(`there is no ${what}`);
      flushSync(() => control.click());
    }
  }

  let first: KioskState | null = null;
  const open = () => (first ??= visit.kiosk!);
  window.states = {
    look(look) {
      worn = look;
      flushSync(() => visit.setLook(look));
      window.dispatchEvent(new Event('resize'));
      flushSync();
    },
    names: (language) => [...all(language)].map(([name]) => name),
    show(language, wanted) {
      for (const [name, set] of all(language)) if (name === wanted) return put(language, set, open());
      throw new Error(`there is no state ${wanted}`);
    },
    measure(language, only = '', every = 1, others = 1) {
      const found = new Map<string, [string, number, string]>();
      const closest: Record<string, number> = {};
      const smaller: Measured['smaller'] = {};
      let states = 0;
      let index = 0;
      for (const [name, set] of all(language)) {
        if (!name.startsWith(only)) continue;
        index += 1;
        const combined = /^(done [1-6]|check [a-z-]+ [a-z]+\+)/.test(name);
        if (index % (combined ? every : others) !== 0) continue;
        states += 1;
        put(language, set, open());
        const screen = name.split(' ')[0]!;
        window.dispatchEvent(new Event('resize'));
        flushSync();
        const fit = document.querySelector<HTMLElement>('.scroller')?.dataset['fit'] ?? '0';
        closest[`${screen} ${fit}`] = (closest[`${screen} ${fit}`] ?? 0) + 1;
        const { read } = capitals();
        // Sizes in millimetres are seldom whole pixels, nor is a part of a size.
        if (read && read.mm < CAPITAL_MM - 0.01) {
          const known = smaller[screen];
          const lower = !known || read.mm < known.mm;
          smaller[screen] = {
            states: (known?.states ?? 0) + 1,
            mm: lower ? read.mm : known.mm,
            where: lower ? `${name}: ${read.where}` : known.where,
          };
        }
        for (const line of measure(worn.scale > 1 || worn.lower)) {
          // The worst of a kind stands for all of it.
          const kind = `${screen}: ${line.replace(/[0-9]+ px$/, '')}`;
          const known = found.get(kind);
          const pixels = (text: string) => Number(/([0-9]+) px$/.exec(text)?.[1] ?? 0);
          const worst = !known || pixels(line) > pixels(known[0]) ? [line, name] : [known[0], known[2]];
          found.set(kind, [worst[0]!, (known?.[1] ?? 0) + 1, worst[1]!]);
        }
      }
      return { states, found: [...found.values()], closest, smaller };
    },
  };
}
