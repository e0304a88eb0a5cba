// @vitest-environment jsdom
// Random ways through the page's model against the real kiosk core, a real central behind it, and a real
// printer where the bridge has one. Of every saved request four say what it is: the drawn check page, what
// central unseals, the drawn end page, and the paper. They must say the same.
//
// Started by crates/walks, which names the bridge: WALK_BRIDGE, WALKS, FIRST_WALK, WALK_MINUTES, WALK_PRINTER,
// WALK_KIOSKS.

import { flushSync, mount, unmount, type Component } from 'svelte';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { countryName } from '../lib/countries';
import type { CodeSending, Facts, SendOutcome } from '../lib/core';
import { dateInWords } from '../lib/reading';
import { HOME_LANGUAGE, text } from '../lib/texts';
import Check from '../screens/Check.svelte';
import Done from '../screens/Done.svelte';
import { Bridge, coreOver, type Ask, type AtCentral, type Content } from './bridge';
import * as broken from './broken';
import type { Making } from './broken';
import { contextOf } from './context';
import { Visit } from './visit.svelte';
import { randomFrom, Walker, type Typed } from './walk';

const PROGRAM = process.env['WALK_BRIDGE'];
const PATHS = Number(process.env['WALKS'] ?? 100);
const FIRST = Number(process.env['FIRST_WALK'] ?? 1);
/** The campaign ends by then, however many ways are left; its sum says how many it went. */
const MINUTES = Number(process.env['WALK_MINUTES'] ?? 60);
const PRINTER = process.env['WALK_PRINTER'] === '1';
/** So many kiosks at once, each with a central of its own: most of a walk is waiting for an answer. */
const KIOSKS = Number(process.env['WALK_KIOSKS'] ?? 1);
const PRESSES = 60;

// jsdom lays nothing out.
vi.stubGlobal(
  'ResizeObserver',
  class {
    observe() {}
    disconnect() {}
  },
);

const turnOfTheLoop = () => new Promise<void>((over) => setImmediate(over));

/** A screen as it is drawn now. */
function drawn<T>(screen: Component, visit: Visit, read: (page: HTMLElement) => T): T {
  const target = document.createElement('div');
  document.body.append(target);
  const part = mount(screen, { target, context: contextOf(visit) });
  flushSync();
  try {
    return read(target);
  } finally {
    void unmount(part);
    target.remove();
  }
}

const plain = (words: string | null | undefined): string => (words ?? '').replace(/[\s\u2066-\u2069]/g, '');

/** What the check page read out. */
interface ReadOut {
  /** In which it was drawn: whoever tries again after a failure may read another one by then. */
  language: string;
  lines: string[];
  lead: string;
  statement: string | null;
  mailbox: string | null;
  asksOld: boolean;
}

const readOut = (visit: Visit): ReadOut =>
  drawn(Check, visit, (page) => ({
    language: visit.language,
    lines: [...page.querySelectorAll<HTMLElement>('[data-value]')]
      .map((line) => `${line.dataset['value']} ${plain(line.querySelector('dd')?.textContent)}`)
      .sort(),
    lead: plain(page.querySelector('.lead')?.textContent),
    statement: page.querySelector('blockquote')?.textContent ?? null,
    mailbox: page.querySelector<HTMLElement>('[data-mailbox]')?.dataset['mailbox'] ?? null,
    asksOld: page.querySelector('[data-answer="old-email"]') !== null,
  }));

/** What the check page would have had to read out for this to be what was meant. */
function asReadOut(content: Content, kind: string, read: ReadOut): string[] {
  const { nif, niss, phone, passport } = content.identifiers;
  const words = (what: string) => [what, text(read.language, `check-${what}`)] as const;
  const lines: (readonly [string, string | undefined])[] = [
    ['nif', nif],
    ['niss', niss],
    ['phone', phone],
    ['passport', passport?.number],
    ['passport-country', passport && countryName(read.language, passport.country)],
    ['new-email-value', content.new_email],
  ];
  if (content.passport_renewed) lines.push(words('passport-renewed'));
  if (content.assisted) lines.push(words('assisted-yes'));
  if (!read.asksOld)
    same([kind, content.old_email], ['resend', content.new_email], 'a resend has one address');
  else if (content.old_email === undefined) lines.push(words(`old-email-${content.old_mailbox}`));
  else lines.push(['old-email-value', content.old_email]);
  if (content.old_mailbox === 'helpers') lines.push(words('old-email-helpers'));
  return lines
    .filter(([, value]) => value !== undefined)
    .map(([what, value]) => `${what} ${plain(value)}`)
    .sort();
}

/** What the drawn end page says of each request. */
const endPage = (visit: Visit) =>
  drawn(Done, visit, (page) =>
    Object.fromEntries(
      [...page.querySelectorAll<HTMLElement>('[data-request]')].map((card) => [
        card.dataset['request']!,
        Object.fromEntries([
          ['code', card.querySelector<HTMLElement>('[data-tracking-code]')!.textContent],
          ...[...card.querySelectorAll<HTMLElement>('[data-fact]')].map((fact) => [
            fact.dataset['fact'],
            fact.dataset['value'],
          ]),
        ]),
      ]),
    ),
  );

function same(found: unknown, wanted: unknown, what: string): void {
  const [one, other] = [JSON.stringify(found), JSON.stringify(wanted)];
  if (one !== other) throw new Error(`${what}:\n found  ${one}\n wanted ${other}`);
}

/** What each person types: nobody's mailbox is mailed to by another's walk. */
const typedBy = (seed: number): Record<keyof Typed, string[]> => ({
  passport: ['L898902C3', 'AB', ''],
  nif: ['200000020', '2000'],
  niss: ['11000000120', '1'],
  phone: ['+351912345678', '01712345678', '9'],
  'old-email': [`old${seed}@x.pt`, 'ana@@sapo.pt', `new${seed}@x.pt`, ''],
  'new-email': [`new${seed}@x.pt`, `old${seed}@x.pt`, `ana${seed}@gmial.com`, 'half@'],
  // The first is the one that was mailed, as soon as it was.
  code: ['000000', '12', '654321'],
  reader: [
    'P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<\nL898902C36UTO7408122F1204159ZE184226B<<<<<10',
    'P<UTO',
  ],
});

/** The way between page and core: late, or broken before the core has heard anything. */
class Line {
  private readonly held: (() => void)[] = [];
  private under = 0;

  constructor(
    private readonly bridge: Bridge,
    private readonly random: () => number,
    readonly manners: { late: number; refuses: number },
  ) {}

  readonly ask: Ask = async <T>(call: string, args?: Record<string, unknown>): Promise<T> => {
    const breaks = this.random() * 100 < this.manners.refuses;
    // Nothing else tells the page how a request is that arrived before its own answer did.
    if (breaks && call !== 'facts') throw { code: 'broken' };
    this.under += 1;
    const answer = this.bridge.call<T>(call, args).finally(() => (this.under -= 1));
    // It is awaited below, late.
    answer.catch(() => undefined);
    if (this.random() * 100 < this.manners.late) await new Promise<void>((turn) => this.held.push(turn));
    return answer;
  };

  readonly turn = async (): Promise<void> => {
    if (this.held.length > 0 && this.random() < 0.6)
      this.held.splice(Math.floor(this.random() * this.held.length), 1)[0]!();
    await this.settled();
  };

  async all(): Promise<void> {
    this.manners.late = 0;
    this.manners.refuses = 0;
    await this.release();
  }

  /** Every answer that is held comes now. */
  async release(): Promise<void> {
    this.held.splice(0).forEach((turn) => turn());
    await this.settled();
  }

  private async settled(): Promise<void> {
    do await turnOfTheLoop();
    while (this.under > 0);
    await turnOfTheLoop();
  }
}

/** What was found of all ways together, so that a campaign that says nothing is told from one that saw nothing. */
const seen = { requests: 0, confirmed: 0, printed: 0, kinds: new Set<string>(), several: 0 };

async function judge(
  bridge: Bridge,
  line: Line,
  visit: Visit,
  facts: Facts,
  read: ReadOut,
): Promise<Content> {
  const { trackingCode } = facts;
  const central = await bridge.call<AtCentral>('evidence', { trackingCode });
  const { header, content } = central;
  same(central.opened, 1, 'central has opened it once');
  same([header.kind, central.kind], [facts.kind, facts.kind], 'central and the end page name one kind');
  same([header.language, central.language], [read.language, read.language], 'the language of the check page');
  same(
    asReadOut(content, header.kind, read),
    read.lines,
    'what central unseals is what the check page read out',
  );
  same(plain(text(read.language, `check-lead-${header.kind}`)), read.lead, 'the check page named the kind');
  same(content.statement ?? null, read.statement, 'the statement is the one that was shown');
  same(central.assisted, content.assisted, 'central keeps that somebody helped');
  const confirmed = content.new_email === undefined ? null : content.mailbox_proof;
  same(facts.mailboxConfirmed, confirmed, 'the end page knows whether the mailbox is confirmed');
  same(
    read.mailbox,
    confirmed === null ? null : confirmed ? 'confirmed' : 'unconfirmed',
    'so does the check page',
  );
  same(central.confirmedBy, confirmed ? 'code' : null, 'central takes the code that was typed for its proof');
  seen.requests += 1;
  seen.kinds.add(header.kind);
  if (confirmed) seen.confirmed += 1;
  const tracked = await bridge.call<{ outcome: string; state?: string }>('track', { code: trackingCode });
  if (tracked.outcome !== 'state' || tracked.state === 'not-here')
    throw new Error(`central does not know what it has: ${JSON.stringify(tracked)}`);
  const paper = PRINTER ? await bridge.call<string>('receipt', { trackingCode }) : null;
  if (paper !== null) onPaper(plain(paper), facts, content, read.language);
  // What the kiosk has heard of it by now.
  await told(bridge, line, visit, trackingCode, paper !== null);
  return content;
}

function onPaper(paper: string, facts: Facts, content: Content, language: string): void {
  const has = (words: string) => {
    if (!paper.includes(plain(words))) throw new Error(`the receipt does not say ${JSON.stringify(words)}`);
  };
  has(facts.trackingCode);
  has(text(HOME_LANGUAGE, `kind-${facts.kind}`));
  same(
    /[\u0600-\u06ff\ufb50-\ufeff]/.test(paper),
    language === 'ar',
    'the receipt is in the language of the check page',
  );
  if (facts.maskedNewEmail) {
    const { begins, domain } = facts.maskedNewEmail;
    has(
      text(HOME_LANGUAGE, domain ? 'address-begins-at' : 'address-begins', { begins, domain: domain ?? '' }),
    );
  }
  if (content.new_email && paper.includes(content.new_email))
    throw new Error('the receipt has the whole address');
  for (const value of Object.values(content.identifiers))
    if (paper.includes(typeof value === 'string' ? value : value.number))
      throw new Error('the receipt has a number of a paper');
  for (const { date } of facts.steps) if (date) has(dateInWords(HOME_LANGUAGE, date));
  seen.printed += 1;
}

/** Waits until the page was told what is true: that it has arrived, and that it was printed. */
async function told(
  bridge: Bridge,
  line: Line,
  visit: Visit,
  trackingCode: string,
  printed: boolean,
): Promise<void> {
  const { number } = visit;
  const own = () => visit.facts.find((each) => each.trackingCode === trackingCode);
  const deadline = Date.now() + 60_000;
  const isTold = () => {
    const facts = own();
    return facts?.delivered === true && (!printed || facts.printed === 'printed');
  };
  while (visit.number === number && !isTold()) {
    if (Date.now() > deadline)
      throw new Error(`the page was not told: ${JSON.stringify({ ...own(), qr: undefined })}`);
    await bridge.call('kiosk_state');
    await line.release();
  }
  if (visit.number !== number || visit.screen !== 'done') return;
  const page = endPage(visit);
  same(
    Object.keys(page),
    visit.facts.map((each) => each.trackingCode),
    'the end page shows every request',
  );
  const { code, saved, delivered } = page[trackingCode]!;
  same([code, saved, delivered], [trackingCode, 'yes', 'yes'], 'the end page says what is true');
  if (printed) same(page[trackingCode]!['printed'], 'yes', 'the end page says that it was printed');
  if (visit.facts.length > 1) seen.several += 1;
}

/** One path; throws with the whole way where something does not hold. */
async function walk(bridge: Bridge, seed: number, make: Making): Promise<void> {
  const random = randomFrom(seed);
  const line = new Line(bridge, random, { late: random() * 40, refuses: random() < 0.5 ? 0 : 8 });
  const typed = typedBy(seed);
  let saving = false;
  let read: ReadOut | null = null;
  const readOuts: ReadOut[] = [];
  const core = coreOver(line.ask);
  /** Whose mailbox a code is on its way to. */
  let mailedTo: string | null = null;
  let asked = '';
  /** Another one was asked for. Else the one before still counts where the address is the same. */
  let fresh = false;
  const codes = new Map<string, string>();
  const mailed = (answer: CodeSending): CodeSending => {
    if (answer.outcome === 'sent') mailedTo = asked;
    return answer;
  };
  const visit: Visit = make(
    {
      ...core,
      sendCode: async (id, email) => mailed(await core.sendCode(id, (asked = email))),
      resendCode: async (id) => {
        const answer = mailed(await core.resendCode(id));
        fresh ||= answer.outcome === 'sent';
        return answer;
      },
      send: (id, draft) => {
        walker.heard(draft);
        saving = true;
        if (visit.screen === 'check') read = readOut(visit);
        const now = read!;
        const sent = core.send(id, draft).then((outcome: SendOutcome) => {
          if (outcome.outcome === 'invalid')
            throw new Error(`the core refuses ${JSON.stringify(outcome.errors)}`);
          if (outcome.outcome === 'saved') readOuts.push(now);
          return outcome;
        });
        return sent.finally(() => (saving = false));
      },
    },
    { now: () => Date.now() + 1_000_000 * walker.done.length },
  );
  const walker: Walker = new Walker(visit, random, line.turn, () => saving, typed);
  bridge.onKioskState = (state) => visit.kioskStateChanged(state);
  bridge.onFacts = (facts) => visit.factsChanged(facts);
  visit.kioskStateChanged(bridge.state);
  const judged = new Set<string>();
  const visits = new Map<number, string>();
  const look = async () => {
    for (const facts of visit.facts) {
      if (judged.has(facts.trackingCode)) continue;
      judged.add(facts.trackingCode);
      const { number } = visit;
      const content = await judge(bridge, line, visit, facts, readOuts[judged.size - 1]!);
      same(content.visit, visits.get(number) ?? content.visit, 'the requests of a visit have its number');
      visits.set(number, content.visit);
    }
    // The code is read from the mail, as a person does.
    if (!mailedTo) return;
    const [email, wait] = [mailedTo, fresh || !codes.has(mailedTo)];
    [mailedTo, fresh] = [null, false];
    const code = await bridge.call<string | null>('mailed_code', { email, wait });
    if (code) codes.set(email, code);
    typed.code[0] = codes.get(email)!;
  };
  const free = async () => {
    while (visit.kiosk!.printingForLast) await turnOfTheLoop();
  };
  try {
    for (let press = 0; press < PRESSES; press++) {
      if (random() < 0.01) visit.idleQuestionShown();
      await walker.step();
      await look();
      if (visit.screen === 'welcome') await free();
    }
    await line.all();
    await look();
    await free();
    await walker.finish();
    await look();
    same(new Set(visits.values()).size, visits.size, 'no two visits have one number');
  } catch (reason) {
    throw new Error(
      `seed ${seed}: ${(reason as Error).message ?? JSON.stringify(reason)}\n${walker.done.slice(-40).join('\n')}`,
    );
  } finally {
    await line.all();
    await visit.end();
    bridge.onFacts = () => undefined;
  }
}

/** Each kiosk takes the next way until there is none left or one has told them to stop. Says how many they were. */
async function onEach(
  bridges: readonly Bridge[],
  ways: number,
  go: (bridge: Bridge, seed: number) => Promise<'stop' | void>,
): Promise<number> {
  let [begun, stopped] = [0, false];
  const goOver = async (bridge: Bridge) => {
    while (begun < ways && !stopped) stopped = (await go(bridge, FIRST + begun++)) === 'stop' || stopped;
  };
  await Promise.all(bridges.map(goOver));
  return begun;
}

async function firstFound(bridges: readonly Bridge[], make: Making, within: number): Promise<string> {
  let found = 'nothing';
  await onEach(bridges, within, (bridge, seed) =>
    walk(bridge, seed, make).catch((reason: Error) => {
      found = reason.message;
      return 'stop' as const;
    }),
  );
  return found;
}

describe.skipIf(!PROGRAM)('page, core, central and paper say the same', () => {
  let bridges: Bridge[] = [];
  beforeAll(async () => {
    const start = () => Bridge.start(PROGRAM!, ...(PRINTER ? ['--printer'] : []));
    bridges = await Promise.all(Array.from({ length: KIOSKS }, start));
  }, 60_000);
  afterAll(() => bridges.forEach((bridge) => bridge.stop()));

  it(`on ${PATHS} ways`, { timeout: (MINUTES + 2) * 60_000 }, async () => {
    const began = Date.now();
    const ways = await onEach(bridges, PATHS, async (bridge, seed) => {
      await walk(bridge, seed, (core, clock) => new Visit(core, clock));
      if (Date.now() - began > MINUTES * 60_000) return 'stop';
    });
    const seconds = Math.round((Date.now() - began) / 1000);
    console.log(JSON.stringify({ ways, seconds, ...seen, kinds: [...seen.kinds].sort() }));
    expect(seen.requests).toBeGreaterThan(ways / 2);
  });

  describe.skipIf(PRINTER)('and a page that is broken is found out', () => {
    it('Back that restores what was typed, and nothing else', { timeout: 10 * 60_000 }, async () => {
      expect(await firstFound(bridges, broken.backRestoresTypedAlone, 1500)).toMatch(
        /Back puts|what central|kind/,
      );
    });

    it('a language that the page alone is told', { timeout: 60_000 }, async () => {
      expect(await firstFound(bridges, broken.languageToldToThePageAlone, 100)).toContain('language');
    });

    it('Cancel while a request is being saved', { timeout: 10 * 60_000 }, async () => {
      const found = await firstFound(bridges, broken.cancelWhileSaving, 1000);
      expect(found).toMatch(/nothing (ends|leaves)|every saved request/);
    });
  });
});
