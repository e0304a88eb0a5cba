// For tests: the real kiosk core in a process of its own, with central and a printer behind it, as
// crates/walks runs it. Speaks the shell's commands by their names.

import { spawn, type ChildProcess } from 'node:child_process';
import { createInterface } from 'node:readline';
import type { Core, CoreRefusal, Facts, KioskState } from '../lib/core';
import { scripted } from './scripted';

/** What central holds of a request. */
export interface AtCentral {
  state: string;
  kind: string;
  language: string;
  /** How often its content was opened and written down. */
  opened: number;
  confirmedBy: string | null;
  assisted: boolean | null;
  header: { kind: string; language: string; tracking_code: string };
  content: Content;
}

/** What was unsealed there. */
export interface Content {
  identifiers: {
    nif?: string;
    niss?: string;
    phone?: string;
    passport?: { number: string; country: string };
  };
  old_email?: string;
  old_mailbox: 'given' | 'helpers' | 'none' | 'unknown';
  passport_renewed?: boolean;
  new_email?: string;
  assisted: boolean;
  statement?: string;
  /** Whether there is one. */
  mailbox_proof: boolean;
  visit: string;
}

type Waiting = { resolve: (value: never) => void; reject: (reason: CoreRefusal) => void };

export class Bridge {
  state!: KioskState;
  onKioskState: (state: KioskState) => void = () => undefined;
  onFacts: (facts: Facts[]) => void = () => undefined;
  private readonly waiting = new Map<number, Waiting>();
  private calls = 0;

  private constructor(private readonly process: ChildProcess) {}

  /** Resolves when the kiosk is open. */
  static start(program: string, ...options: string[]): Promise<Bridge> {
    const process = spawn(program, options, { stdio: ['pipe', 'pipe', 'inherit'] });
    const bridge = new Bridge(process);
    return new Promise((resolve, reject) => {
      process.on('error', reject);
      process.on('exit', (code) => {
        reject(new Error(`the bridge ended: ${code}`));
        for (const { reject } of bridge.waiting.values()) reject({ code: 'bridge-ended' } as never);
      });
      createInterface({ input: process.stdout! }).on('line', (line) => {
        const said = JSON.parse(line);
        switch (said.event) {
          case undefined:
            return bridge.answered(said);
          case 'ready':
          case 'kiosk-state':
            bridge.state = said.payload;
            if (bridge.state.service === 'open' && bridge.state.online) resolve(bridge);
            return bridge.onKioskState(bridge.state);
          case 'facts':
            return bridge.onFacts(said.payload);
          default:
            reject(new Error(line));
        }
      });
    });
  }

  call<T>(call: string, args: Record<string, unknown> = {}): Promise<T> {
    const id = (this.calls += 1);
    this.process.stdin!.write(`${JSON.stringify({ id, call, args })}\n`);
    return new Promise((resolve, reject) => this.waiting.set(id, { resolve, reject }));
  }

  /** Ends it with everything behind it. */
  stop(): void {
    this.process.stdin!.end();
  }

  private answered({ id, ok, refused }: { id: number; ok: never; refused?: CoreRefusal }): void {
    const { resolve, reject } = this.waiting.get(id)!;
    this.waiting.delete(id);
    if (refused) reject(refused);
    else resolve(ok);
  }
}

export type Ask = <T>(call: string, args?: Record<string, unknown>) => Promise<T>;

/** The commands that a person's visit calls. */
export function coreOver(ask: Ask): Core {
  return scripted({
    beginVisit: (language) => ask('begin_visit', { language }),
    setLanguage: (visit, language) => ask('set_language', { visit, language }),
    choosePurpose: (visit, purpose) => ask('choose_purpose', { visit, purpose }),
    anotherPerson: (visit) => ask('another_person', { visit }),
    idleAsked: (visit) => ask('idle_asked', { visit }),
    checkPaper: (visit, input) => ask('check_paper', { visit, input }),
    read: (raw) => ask('read', { raw }),
    checkIdentity: (visit, identity) => ask('check_identity', { visit, identity }),
    checkEmail: (visit, field, value, oldEmail) => ask('check_email', { visit, field, value, oldEmail }),
    sendCode: (visit, email) => ask('send_code', { visit, email }),
    resendCode: (visit) => ask('resend_code', { visit }),
    confirmCode: (visit, code) => ask('confirm_code', { visit, code }),
    send: (visit, draft) => ask('send', { visit, draft }),
    facts: (visit) => ask('facts', { visit }),
    printAgain: (visit, trackingCode) => ask('print_again', { visit, trackingCode }),
    endVisit: (visit) => ask('end_visit', { visit }),
    callStaff: (visit, screen) => ask('call_staff', { visit, screen }),
    endCall: () => ask('end_call'),
    track: (code) => ask('track', { code }),
  });
}
