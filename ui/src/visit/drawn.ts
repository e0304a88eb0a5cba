// For tests: the whole page, drawn over a core that answers by script, and a person who touches it. Whoever uses
// it runs in jsdom.

import { mount, unmount } from 'svelte';
import { afterEach, vi } from 'vitest';
import App from '../App.svelte';
import type { Core, Facts, KioskState } from '../lib/core';
import { FACTS, scripted, STATE } from './scripted';
import type { Screen as AnyScreen } from './state';

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

export type Language = 'pt' | 'en' | 'ar';
export const LANGUAGES: readonly Language[] = ['pt', 'en', 'ar'];

/** A kiosk in all languages that there are words for. */
export const KIOSK: KioskState = {
  ...STATE,
  languages: [
    { code: 'pt', name: 'Português', rtl: false },
    { code: 'en', name: 'English', rtl: false },
    { code: 'ar', name: 'العربية', rtl: true },
  ],
};

/** Those of a visit: staff have their own. */
export type Screen = Exclude<AnyScreen, 'staff-pin' | 'staff'>;

const IDENTITY = ['correct-email', 'continue'];
const give = (paper: string) => [`[data-paper="${paper}"]`, 'type', 'continue'];
const OLD = [...IDENTITY, ...give('nif'), ...give('niss'), 'continue'];
const NEW = [...OLD, 'type', 'continue'];
const CODE = [...NEW, 'type', 'continue'];
const CHECK = [...CODE, 'skip'];
const WAYS: Record<Exclude<Screen, 'out-of-service' | 'welcome'>, readonly string[]> = {
  purpose: [],
  privacy: ['correct-email'],
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
  track: ['track'],
};
export const SCREENS: readonly Screen[] = ['out-of-service', 'welcome', ...(Object.keys(WAYS) as Screen[])];

/** What a person touches, one after the other, to come from the welcome to a screen. */
export function wayTo(screen: Screen, language = 'pt'): readonly string[] {
  if (screen === 'out-of-service' || screen === 'welcome') return [];
  return [`[data-lang="${language}"]`, ...WAYS[screen]];
}

/** Until everything that was set off is over: a turn of the event loop comes after all promises. */
export const settled = () => new Promise<void>((over) => setImmediate(over));

export class Drawn {
  private readonly element = document.body.appendChild(document.createElement('div'));
  private kiosk: KioskState;
  private tell: (state: KioskState) => void = () => undefined;
  private tellFacts: (facts: Facts[]) => void = () => undefined;
  private readonly app;

  /** A core that takes everything and mails codes, but for what is told otherwise. */
  constructor(core: Partial<Core> = {}, kiosk = STATE) {
    this.kiosk = kiosk;
    this.app = mount(App, {
      target: this.element,
      props: {
        core: scripted({
          kioskState: async () => this.kiosk,
          sendCode: async () => ({ outcome: 'sent', resendAfterS: 30 }),
          onKioskState: async (heard) => void (this.tell = heard),
          onFacts: async (heard) => void (this.tellFacts = heard),
          ...core,
        }),
      },
    });
  }

  get screen() {
    return this.find('[data-screen]')?.dataset.screen;
  }

  get words() {
    return this.wordsOf(this.element);
  }

  get field() {
    return this.element.querySelector<HTMLInputElement>('input:not([readonly])');
  }

  find(css: string) {
    return this.element.querySelector<HTMLElement>(css);
  }

  all(css: string) {
    return [...this.element.querySelectorAll<HTMLElement>(css)];
  }

  /** What stands in one part of the page. */
  said(css: string): string {
    const found = this.find(css);
    if (!found) throw new Error(`no ${css} on ${this.screen}`);
    return this.wordsOf(found);
  }

  /** By `data-action`, or by a selector. */
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

  /** Into the one field that there is, if there is one. */
  async type(value = 'typed') {
    if (!this.field) return;
    this.field.value = value;
    this.field.dispatchEvent(new Event('input', { bubbles: true }));
    await settled();
  }

  async walk(steps: readonly string[]) {
    await settled();
    for (const step of steps) await this.touch(step);
  }

  async is(kiosk: Partial<KioskState>) {
    this.kiosk = { ...this.kiosk, ...kiosk };
    this.tell(this.kiosk);
    await settled();
  }

  async facts(facts: Partial<Facts>) {
    this.tellFacts([{ ...FACTS, ...facts }]);
    await settled();
  }

  close() {
    if (!this.element.isConnected) return;
    void unmount(this.app);
    this.element.remove();
  }

  private readonly wordsOf = (part: HTMLElement) => part.textContent ?? '';
}

/** Draws the page for the tests of a file; what is given back comes as far as the steps lead. */
export function drawnForTests() {
  let open: Drawn | undefined;
  afterEach(() => open?.close());
  return async (steps: readonly string[], core: Partial<Core> = {}, kiosk = KIOSK): Promise<Drawn> => {
    open?.close();
    open = new Drawn(core, kiosk);
    await open.walk(steps);
    return open;
  };
}

/** From here on time passes when the test says so; what is awaited comes all the same. */
export const ownTime = () =>
  vi.useFakeTimers({
    toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval', 'performance'],
  });

export const pass = (seconds: number) => vi.advanceTimersByTimeAsync(seconds * 1000);
