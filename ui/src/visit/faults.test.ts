// @vitest-environment jsdom
// Every fault on every screen of the whole page: what the person then sees, reads, keeps and can do.

import { mount, unmount } from 'svelte';
import { afterEach, expect, it, vi } from 'vitest';
import App from '../App.svelte';
import type { Facts, KioskState } from '../lib/core';
import { FAULTS, type Fault } from '../lib/faults';
import { text } from '../lib/texts';
import type { Screen as AnyScreen } from './state';
import { FACTS, scripted, STATE } from './scripted';

// jsdom lays nothing out.
vi.stubGlobal(
  'ResizeObserver',
  class {
    observe() {}
    disconnect() {}
  },
);

// Nor has it dialogs.
HTMLDialogElement.prototype.showModal ??= function (this: HTMLDialogElement) {
  this.open = true;
};

/** Staff read the cause itself, on a row of their panel. */
type Screen = Exclude<AnyScreen, 'staff-pin' | 'staff'>;

/** How a person comes to a screen: what they touch, one after the other. */
const IDENTITY = ['[data-lang="pt"]', 'correct-email', 'continue'];
const give = (paper: string) => [`[data-paper="${paper}"]`, 'type', 'continue'];
const OLD = [...IDENTITY, ...give('nif'), ...give('niss'), 'continue'];
const NEW = [...OLD, 'type', 'continue'];
const CODE = [...NEW, 'type', 'continue'];
const CHECK = [...CODE, 'skip'];
const WAYS: Record<Screen, readonly string[]> = {
  'out-of-service': [],
  welcome: [],
  purpose: ['[data-lang="pt"]'],
  privacy: ['[data-lang="pt"]', 'correct-email'],
  identity: IDENTITY,
  'identity-passport': [...IDENTITY, '[data-paper="passport"]'],
  'identity-nif': [...IDENTITY, '[data-paper="nif"]'],
  'identity-niss': [...IDENTITY, '[data-paper="niss"]'],
  'identity-phone': [...IDENTITY, '[data-paper="phone"]'],
  'old-email': OLD,
  'new-email': NEW,
  'confirm-code': CODE,
  check: CHECK,
  'not-saved': [...CHECK, 'send'],
  done: [...CHECK, 'send'],
  track: ['[data-lang="pt"]', 'track'],
};
const SCREENS = Object.keys(WAYS) as Screen[];
/** Where a closed kiosk closes under the person: nothing is typed yet. */
const GIVES_WAY: readonly Screen[] = ['out-of-service', 'welcome', 'purpose', 'privacy', 'track'];

/** Until everything that was set off is over: a turn of the event loop comes after all promises. */
const settled = () => new Promise((over) => setTimeout(over));

class Page {
  private readonly element = document.body.appendChild(document.createElement('div'));
  private state: KioskState = STATE;
  private refusal: Fault | null = null;
  private tell: (state: KioskState) => void = () => undefined;
  private tellFacts: (facts: Facts[]) => void = () => undefined;
  private readonly app = mount(App, {
    target: this.element,
    props: {
      core: scripted({
        kioskState: async () => this.state,
        sendCode: async () => ({ outcome: 'sent', resendAfterS: 30 }),
        send: async () =>
          this.refusal ? { outcome: 'not-saved', fault: this.refusal } : { outcome: 'saved', facts: FACTS },
        onKioskState: async (heard) => void (this.tell = heard),
        onFacts: async (heard) => void (this.tellFacts = heard),
      }),
    },
  });

  get screen() {
    return this.find('[data-screen]')?.dataset.screen;
  }

  get words() {
    return this.element.textContent ?? '';
  }

  get field() {
    return this.element.querySelector<HTMLInputElement>('input:not([readonly])');
  }

  find(css: string) {
    return this.element.querySelector<HTMLElement>(css);
  }

  async touch(control: string) {
    if (control === 'type') return this.type();
    const css = control.startsWith('[') ? control : `[data-action="${control}"]`;
    const found = this.find(css);
    if (!found) throw new Error(`no ${css} on ${this.screen}`);
    // The end of a visit does not take the second of two quick taps on Send.
    await vi.waitUntil(() => found.getAttribute('aria-disabled') !== 'true', 2_000);
    found.click();
    await settled();
  }

  async is(state: Partial<KioskState>, refusal: Fault | null = null) {
    this.state = { ...STATE, ...state };
    this.refusal = refusal;
    this.tell(this.state);
    await settled();
  }

  async facts(facts: Partial<Facts>) {
    this.tellFacts([{ ...FACTS, ...facts }]);
    await settled();
  }

  /** Walks to a screen, from wherever an earlier fault left the page, and types something there. */
  async walkTo(screen: Screen) {
    if (this.screen !== screen) {
      for (const way of ['back', 'finish', 'cancel', 'leave-anyway'])
        if (this.find(`[data-action="${way}"]`)) await this.touch(way);
      await this.is(
        screen === 'out-of-service' ? { service: 'closed', fault: 'not-enrolled' } : {},
        // A fault leads to this screen: another one than those that are tried on it.
        screen === 'not-saved' ? 'storage-failing' : null,
      );
      for (const step of WAYS[screen]) await this.touch(step);
    }
    expect(this.screen).toBe(screen);
    await this.type();
  }

  private async type() {
    if (!this.field) return;
    this.field.value = 'typed';
    this.field.dispatchEvent(new Event('input', { bubbles: true }));
    await settled();
  }

  close() {
    unmount(this.app);
    this.element.remove();
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
  await page.is(
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

  await page.is({});
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
