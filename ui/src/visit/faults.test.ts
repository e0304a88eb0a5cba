// @vitest-environment jsdom
// Every fault on every screen of the whole page: what the person then sees, reads, keeps and can do.

import { afterEach, expect, it } from 'vitest';
import type { KioskState } from '../lib/core';
import { FAULTS, type Fault } from '../lib/faults';
import { text } from '../lib/texts';
import { Drawn, SCREENS, settled, wayTo, type Screen } from './drawn';
import { FACTS, STATE } from './scripted';

/** Where a closed kiosk closes under the person: nothing is typed yet. */
const GIVES_WAY: readonly Screen[] = ['out-of-service', 'welcome', 'purpose', 'privacy', 'track'];

class Page extends Drawn {
  constructor(private readonly disk: { refuses: Fault | null } = { refuses: null }) {
    super({
      send: async () =>
        disk.refuses ? { outcome: 'not-saved', fault: disk.refuses } : { outcome: 'saved', facts: FACTS },
    });
  }

  /** How the kiosk is, and why it saves nothing. */
  async becomes(state: Partial<KioskState>, refusal: Fault | null = null) {
    this.disk.refuses = refusal;
    await this.is({ ...STATE, ...state });
  }

  /** Walks to a screen, from wherever an earlier fault left the page, and types something there. */
  async walkTo(screen: Screen) {
    if (this.screen !== screen) {
      for (const way of ['back', 'finish', 'cancel', 'leave-anyway'])
        if (this.find(`[data-action="${way}"]`)) await this.touch(way);
      await this.becomes(
        screen === 'out-of-service' ? { service: 'closed', fault: 'not-enrolled' } : {},
        // A fault leads to this screen: another one than those that are tried on it.
        screen === 'not-saved' ? 'storage-failing' : null,
      );
      for (const step of wayTo(screen)) await this.touch(step);
    }
    expect(this.screen).toBe(screen);
    await this.type();
  }
}

let open: Page | undefined;
afterEach(() => open?.close());

const person = (fault: Fault, language = 'pt') => text(language, `fault-${fault}-person`);

async function tryOn(page: Page, screen: Screen, fault: Fault) {
  const { service, told } = FAULTS[fault];
  const closed = service === 'closed';
  const where = `${fault} on ${screen}`;
  await page.walkTo(screen);
  await page.becomes(
    {
      service: closed ? 'closed' : 'open',
      fault: closed ? fault : null,
      notices: told === 'before' ? [fault] : [],
    },
    closed ? fault : null,
  );

  const givesWay = closed && GIVES_WAY.includes(screen);
  if (givesWay) {
    expect(page.screen, where).toBe('out-of-service');
    expect(page.find('[data-fault]')?.dataset.fault, where).toBe(fault);
    for (const { code } of STATE.languages) {
      expect(page.words, where).toContain(person(fault, code));
      expect(page.words, where).toContain(text(code, 'out-of-service-what-to-do'));
    }
    expect(page.field, where).toBeNull();
  } else {
    // Nothing moves under the person's hands, and nothing that they typed is lost.
    expect(page.screen, where).toBe(screen === 'out-of-service' ? 'welcome' : screen);
    if (page.field) expect(page.field.value, where).toBe('typed');
    expect(page.find('button:not([disabled])'), `${where}: a way on`).not.toBeNull();
  }

  if (screen === 'purpose' && !givesWay)
    expect(page.find('[data-notice]')?.dataset.notice, where).toBe(told === 'before' ? fault : undefined);
  if (screen === 'done') {
    const ofPrinter = fault.startsWith('printer-');
    if (ofPrinter) await page.facts({ printed: 'not-printed', printFault: fault });
    expect(page.find('[data-fact="saved"]')?.dataset.value, where).toBe('yes');
    expect(page.find('[data-fact="printed"]')?.dataset.value, where).toBe(ofPrinter ? 'no' : 'waiting');
    expect(page.words.includes(person(fault)), where).toBe(ofPrinter);
    await page.facts({});
  }
  // A cause is for staff: no person has to make sense of it.
  expect(page.words, where).not.toContain(text('pt', `fault-${fault}-staff`));

  if (closed && (screen === 'check' || screen === 'not-saved')) {
    await page.touch(screen === 'check' ? 'send' : 'try-again');
    expect(page.screen, where).toBe('not-saved');
    expect(page.find('[data-fault]')?.dataset.fault, where).toBe(fault);
    expect(page.words, where).toContain(person(fault));
  }

  await page.becomes({});
  if (givesWay) expect(page.screen, where).toBe('welcome');
  if (page.screen === 'not-saved') {
    await page.touch('try-again');
    expect(page.screen, `${where}: the way on`).toBe('done');
  }
}

// Every fault on one screen: more than a moment on a busy machine.
const PATIENCE_MS = 60_000;

it.each(SCREENS)(
  'every fault on %s',
  async (screen) => {
    open = new Page();
    await settled();
    for (const fault of Object.keys(FAULTS) as Fault[]) await tryOn(open, screen, fault);
  },
  PATIENCE_MS,
);

it('a kiosk without a printer does not offer to print again', async () => {
  const page = (open = new Page());
  await settled();
  await page.walkTo('done');
  await page.facts({ printed: 'not-printed', printFault: 'printer-none' });
  expect(page.find('[data-fact="printed"]')?.dataset.value).toBe('no');
  expect(page.words).toContain(text('pt', 'no-receipt'));
  expect(page.find('[data-action="print-again"]')).toBeNull();
});

it('a receipt of which nobody knows whether it came out offers no second original', async () => {
  const page = (open = new Page());
  await settled();
  await page.walkTo('done');
  await page.facts({ printed: 'not-printed', printFault: 'printer-stuck' });
  expect(page.find('[data-action="print-again"]')).not.toBeNull();
  await page.facts({ printed: 'unconfirmed', printFault: 'printer-stuck' });
  expect(page.find('[data-fact="printed"]')?.dataset.value).toBe('no');
  expect(page.words).toContain(text('pt', 'fact-unconfirmed'));
  expect(page.words).toContain(text('pt', 'fact-unconfirmed-detail'));
  expect(page.find('[data-action="print-again"]')).toBeNull();
});
