// Staff at the kiosk: behind five taps and a PIN, until they leave or rest. Promises: a visit under way ends
// when the PIN is right, with nothing of it left, and goes on when nobody knew it; one thing at a time; a session that the core has ended ends here too; the
// PIN is forgotten with the press of the button.

import {
  refusalCode,
  type Core,
  type StaffExported,
  type StaffFound,
  type StaffPanel,
  type StaffPrinted,
  type StaffSelfTest,
} from '../lib/core';
import type { Args } from '../lib/texts';
import { pageClock, type Clock } from '../visit/idle';
import { fiveTaps } from './taps';

/** What staff read after they did something. */
export interface Said {
  good: boolean;
  text: string;
  args?: Args;
}

export class Staff {
  screen = $state<'staff-pin' | 'staff' | null>(null);
  hasPin = $state(true);
  pin = $state('');
  pinError = $state<'wrong' | 'incomplete' | 'other' | null>(null);
  panel = $state.raw<StaffPanel | null>(null);
  code = $state('');
  found = $state.raw<StaffFound | null>(null);
  /** The action under way. */
  working = $state<string | null>(null);
  said = $state.raw<Said | null>(null);
  /** The keyboard is wanted. */
  typing = $state(false);

  private token: string | null = null;
  private lockedUntil = $state(0);
  private touchedSince = false;
  private readonly tap: () => boolean;

  constructor(
    private readonly core: Core,
    /** Ends whatever visit there is, and forgets the language. */
    private readonly endVisit: () => Promise<void>,
    private readonly clock: Pick<Clock, 'now'> = pageClock,
  ) {
    this.tap = fiveTaps(() => clock.now());
  }

  /** A tap on the logo. */
  tapped(): void {
    if (this.screen === null && this.tap()) void this.open();
  }

  touched(): void {
    this.touchedSince = true;
  }

  /** Whole seconds until a PIN is judged again. */
  secondsLeft(): number {
    return Math.max(0, Math.ceil((this.lockedUntil - this.clock.now()) / 1000));
  }

  private async open(): Promise<void> {
    this.forget();
    this.screen = 'staff-pin';
    const door = await this.core.staffPinGate().catch(() => null);
    if (!door) return void (this.pinError = 'other');
    this.hasPin = door.hasPin;
    this.lock(door.waitS);
  }

  async enter(): Promise<void> {
    if (this.working !== null || this.secondsLeft() > 0) return;
    const { pin } = this;
    this.pin = '';
    this.pinError = null;
    this.working = 'staff-enter';
    const entry = await this.core.staffEnter(pin).catch(() => null);
    this.working = null;
    if (this.screen !== 'staff-pin') {
      // Left or rested meanwhile: whoever got in is not here any more.
      if (entry?.outcome === 'open') await this.core.staffLeave(entry.token).catch(() => undefined);
      return;
    }
    switch (entry?.outcome) {
      case 'open':
        this.token = entry.token;
        this.screen = 'staff';
        await this.endVisit();
        return this.refresh();
      case 'wrong':
        this.pinError = 'wrong';
        return this.lock(entry.waitS);
      case 'locked':
        return this.lock(entry.waitS);
      case 'no-pin':
        this.hasPin = false;
        return;
      case 'incomplete':
        this.pinError = 'incomplete';
        return;
      default:
        this.pinError = 'other';
    }
  }

  /** From the panel to the next person, in the kiosk's own language; from the PIN page to whoever is there. */
  async leave(): Promise<void> {
    const { token } = this;
    this.forget();
    if (!token) return;
    await this.endVisit();
    await this.core.staffLeave(token).catch(() => undefined);
  }

  /** Asks how the machine is; a call of its own, beside whatever is under way. */
  async refresh(): Promise<void> {
    const { token } = this;
    if (!token) return;
    const touched = this.touchedSince;
    this.touchedSince = false;
    try {
      const panel = await this.core.staffPanel(token, touched);
      if (this.token === token) this.panel = panel;
    } catch (reason) {
      if (this.token === token && refusalCode(reason) === 'not-staff') void this.leave();
    }
  }

  pause(on: boolean): Promise<void> {
    return this.act(
      on ? 'staff-pause' : 'staff-resume',
      (token) => this.core.staffPause(token, on),
      () => ({ good: true, text: on ? 'staff-done-paused' : 'staff-done-resumed' }),
    );
  }

  selfTest(): Promise<void> {
    const passed = (test: StaffSelfTest) => test.steps.every((step) => step.outcome !== 'failed');
    return this.act(
      'staff-self-test',
      (token) => this.core.staffSelfTest(token),
      (test) =>
        passed(test)
          ? { good: true, text: 'staff-done-self-test-passed' }
          : { good: false, text: 'staff-done-self-test-failed' },
    );
  }

  printTest(): Promise<void> {
    return this.act('staff-print-test', (token) => this.core.staffPrintTest(token), saidOfPrint);
  }

  async find(): Promise<void> {
    const code = this.code.trim();
    // Nothing to look for: the keyboard goes.
    if (code === '') return void (this.typing = false);
    await this.act(
      'staff-find',
      (token) => this.core.staffFind(token, code),
      (found) => {
        this.found = found;
        this.typing = found.outcome !== 'here';
        return null;
      },
    );
  }

  /** A scanner typed: the code of a receipt is looked for, wherever the focus is. */
  async readerTyped(raw: string): Promise<void> {
    const { token } = this;
    if (this.screen !== 'staff' || !token) return;
    const reading = await this.core.read(raw).catch(() => null);
    if (this.token !== token) return;
    this.edited();
    if (reading?.reading !== 'tracking-code') return void (this.found = { outcome: 'bad-code' });
    this.code = reading.code;
    return this.find();
  }

  /** Of the request that was found. */
  async reprint(): Promise<void> {
    if (this.found?.outcome !== 'here') return;
    const code = this.found.request.trackingCode;
    await this.act('staff-reprint', (token) => this.core.staffReprint(token, code), saidOfPrint);
    const { token } = this;
    if (!token) return;
    const found = await this.core.staffFind(token, code).catch(() => null);
    if (found && this.token === token && this.found !== null) this.found = found;
  }

  edited(): void {
    this.found = null;
    this.said = null;
  }

  findAnother(): void {
    this.code = '';
    this.found = null;
    this.said = null;
  }

  /** What central refused is sent once more. */
  retry(): Promise<void> {
    return this.act('staff-retry', (token) => this.core.staffRetry(token), said('staff-done-retried'));
  }

  /** Staff have seen what central refused: the light goes out. */
  acknowledge(): Promise<void> {
    return this.act(
      'staff-acknowledge',
      (token) => this.core.staffAcknowledge(token),
      said('staff-done-acknowledged'),
    );
  }

  export(): Promise<void> {
    return this.act('staff-export', (token) => this.core.staffExport(token), saidOfExport);
  }

  diagnostics(): Promise<void> {
    return this.act('staff-diagnostics', (token) => this.core.staffDiagnostics(token), saidOfExport);
  }

  restartPage(): Promise<void> {
    return this.act(
      'staff-restart-page',
      (token) => this.core.staffRestartPage(token),
      () => null,
    );
  }

  restartSession(): Promise<void> {
    return this.act(
      'staff-restart-session',
      (token) => this.core.staffRestartSession(token),
      () => null,
    );
  }

  private async act<T>(
    action: string,
    call: (token: string) => Promise<T>,
    say: (answer: T) => Said | null,
  ): Promise<void> {
    const { token } = this;
    if (!token || this.working !== null) return;
    this.working = action;
    this.said = null;
    if (action !== 'staff-find') this.typing = false;
    try {
      const answer = await call(token);
      if (this.token === token) this.said = say(answer);
    } catch (reason) {
      if (this.token !== token) return;
      const code = refusalCode(reason);
      if (code === 'not-staff') return void this.leave();
      const text = code === 'closed' ? 'staff-failed-disk' : 'staff-failed-other';
      this.said = { good: false, text };
    } finally {
      if (this.token === token) this.working = null;
    }
    await this.refresh();
  }

  private lock(seconds: number): void {
    this.lockedUntil = this.clock.now() + seconds * 1000;
  }

  private forget(): void {
    this.screen = null;
    this.token = null;
    this.pin = '';
    this.pinError = null;
    this.hasPin = true;
    this.panel = null;
    this.code = '';
    this.found = null;
    this.working = null;
    this.said = null;
    this.typing = false;
    this.lockedUntil = 0;
    this.touchedSince = false;
  }
}

function saidOfPrint(printed: StaffPrinted): Said {
  return printed.outcome === 'printed'
    ? { good: true, text: 'staff-done-printed' }
    : { good: false, text: `fault-${printed.fault}-staff` };
}

function said(text: string): () => Said {
  return () => ({ good: true, text });
}

function saidOfExport(exported: StaffExported): Said {
  if (exported.outcome !== 'written') return { good: false, text: `staff-failed-${exported.outcome}` };
  const text = exported.count === 0 ? 'staff-done-none-refused' : 'staff-done-written';
  return { good: true, text, args: { file: exported.file } };
}
