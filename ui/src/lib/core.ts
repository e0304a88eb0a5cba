// The page's only door to the kiosk core. No other file of the page knows Tauri. The names and fields are
// those of the commands in src-tauri; a rejected call is a `CoreRefusal` and carries a code alone.

import { invoke } from '@tauri-apps/api/core';
import { listen } from '@tauri-apps/api/event';

import type { Fault } from './faults';

export interface Lang {
  code: string;
  name: string;
  rtl: boolean;
}

/** What the machine can do now. Pushed again as `kiosk-state` on every change. */
export interface KioskState {
  service: 'open' | 'closed';
  /** Why the service is closed. */
  fault: Fault | null;
  /** What a person will have to do without. */
  notices: Fault[];
  demo: boolean;
  languages: Lang[];
  mmPerPx: number;
  trackingDomain: string;
  online: boolean;
  /** The call for help of whoever stands here. */
  helpCall: HelpCall | null;
  /** Seconds; `slow` is for screens where people fetch something, `staff` for the staff panel. */
  idle: { question: number; slow: number; countdown: number; staff: number };
  /** The receipt of whoever has just left is still coming out: nobody can begin until it has, 20 s at most. */
  printingForLast: boolean;
  /** What central wants said to whoever stands here. */
  announcements: { language: string; text: string }[];
  /** The domains that AIMA's mails come from. */
  senders: string[];
  complaints: { counter: boolean; site: string | null };
}

/** What is known of a call for help: `called` is at the counter, `coming` is somebody's word. */
export type HelpCall =
  | { stage: 'calling' }
  | { stage: 'called'; late: boolean }
  | { stage: 'coming' }
  | { stage: 'offline' }
  | { stage: 'ended' };

/** What a request is, as the core judges it. */
export type Kind = 'correct-email' | 'reactivate' | 'resend' | 'closed';

/** What the person came for, as they said it. */
export type Purpose = 'correct-email' | 'resend' | 'reactivate' | 'closed';

export type PaperName = 'passport' | 'nif' | 'niss' | 'phone';

/** A number as it was understood; `country` is a passport's, ISO 3166-1 alpha-3. */
export interface PaperShown {
  value: string;
  country: string;
}

export interface PaperInput {
  paper: PaperName;
  value: string;
  /** Beside a telephone number the passport's country, as a help in guessing what is meant. */
  country: string;
}

export interface PhoneCandidate {
  /** E.164: the value to take if the person says yes. */
  value: string;
  shown: string;
  country: string;
}

export type PaperQuestion = { ask: 'phone-country'; candidates: PhoneCandidate[] };

export interface PaperAnswer {
  ok: boolean;
  error: FieldError | null;
  shown: PaperShown;
  /** What has to be asked before the number can be understood. Then there is no error. */
  question: PaperQuestion | null;
}

export interface Identity {
  nif: string;
  passport: string;
  /** ISO 3166-1 alpha-3, or empty. */
  passportCountry: string;
  passportRenewed: boolean;
  niss: string;
  phone: string;
}

export type Field =
  'nif' | 'passport' | 'passport-country' | 'niss' | 'phone' | 'identity' | 'old-email' | 'new-email';
export type EmailField = 'old-email' | 'new-email';

export interface FieldError {
  field: Field;
  code: string;
}

export interface IdentityAnswer {
  ok: boolean;
  errors: FieldError[];
  /** Normalised, for the check page. */
  shown: Identity;
}

export interface EmailAnswer {
  ok: boolean;
  error: string | null;
  shown: string;
  /** A question for the person, never applied by itself; none about an old address. */
  suggestion: string | null;
  sameAsOld: boolean;
}

export type CodeSending =
  | { outcome: 'sent'; resendAfterS: number }
  | { outcome: 'confirmed' }
  | { outcome: 'slow-down'; seconds: number }
  | { outcome: 'offline' }
  | { outcome: 'invalid'; error: string };

export type CodeCheck =
  | { outcome: 'confirmed' }
  | { outcome: 'wrong'; triesLeft: number }
  | { outcome: 'spent' }
  | { outcome: 'incomplete'; error: string }
  | { outcome: 'slow-down'; seconds: number }
  | { outcome: 'offline' };

/** What the person says of the address that AIMA has. */
export type OldEmailAnswer =
  { answer: 'given'; address: string; helpers: boolean } | { answer: 'unknown' } | { answer: 'none' };

export interface RequestDraft {
  purpose: Purpose;
  identity: Identity;
  assisted: boolean;
  oldEmail: OldEmailAnswer;
  newEmail: string | null;
  /** The person was told that both addresses are the same, and wants the payment data sent there again. */
  resendSame: boolean;
  /** The page's on which the answers were checked: what is written about the request is written in it. */
  language: string;
}

/** Enough of an address to know it by. */
export interface MaskedAddress {
  begins: string;
  domain: string | null;
}

/** One step of what happens next: the tail of its sentence's key, and by which day. */
export interface NextStep {
  step: string;
  date: string | null;
}

/** Saved, printed and delivered are three facts; none says anything about another. */
export interface Facts {
  kind: Kind;
  trackingCode: string;
  trackingUrl: string;
  trackingDomain: string;
  /** One unit a module, no quiet zone. */
  qr: { modules: number; path: string };
  /** RFC 3339 with the store's offset. */
  savedAt: string;
  /** `unconfirmed`: the printer fell silent, so that nobody knows; no second original is made. */
  printed: 'waiting' | 'printed' | 'not-printed' | 'unconfirmed';
  printFault: Fault | null;
  delivered: boolean;
  maskedNewEmail: MaskedAddress | null;
  /** Null where there is no new address. */
  mailboxConfirmed: boolean | null;
  steps: NextStep[];
}

export type SendOutcome =
  | { outcome: 'saved'; facts: Facts }
  | { outcome: 'not-saved'; fault: Fault }
  | { outcome: 'invalid'; errors: FieldError[] };

/** What a reader has typed. */
export type Reading =
  | { reading: 'passport'; number: string; country: string }
  | { reading: 'other-paper'; paper: OtherPaper }
  | { reading: 'misread' }
  | { reading: 'tracking-code'; code: string }
  | { reading: 'unknown' };

export type OtherPaper = 'visa' | 'residence-card' | 'identity-card' | 'other-card' | 'long-number';

export type PublicState = 'not-here-yet' | 'being-checked' | 'done' | 'come-to-the-counter' | 'stopped';

export type TrackOutcome =
  | { outcome: 'state'; state: PublicState; until: string | null }
  | { outcome: 'bad-code' }
  | { outcome: 'offline' }
  | { outcome: 'slow-down' };

/** What a row asks of staff: nothing, to see to it soon, to see to it now. */
export type Light = 'green' | 'amber' | 'red';

export interface StaffRow {
  row: string;
  light: Light;
  /** The id of its words, and the values inside them. */
  text: string;
  args: Record<string, string | number>;
}

export interface StaffSelfTest {
  atMs: number;
  steps: { step: string; outcome: 'passed' | 'failed' | 'skipped'; why: string | null }[];
}

export interface StaffPanel {
  kiosk: string | null;
  store: string | null;
  /** By the store's clock. */
  now: string;
  paused: boolean;
  canExport: boolean;
  rows: StaffRow[];
  selfTest: StaffSelfTest | null;
}

export type StaffEntry =
  | { outcome: 'open'; token: string }
  | { outcome: 'wrong'; waitS: number }
  | { outcome: 'locked'; waitS: number }
  | { outcome: 'incomplete' }
  | { outcome: 'no-pin' };

/** Times by the store's clock, `YYYY-MM-DD HH:MM`. */
export interface StaffRequest {
  trackingCode: string;
  kind: Kind;
  savedAt: string;
  print: 'none' | 'printing' | 'printed' | 'not-printed' | 'unconfirmed';
  printedAt: string | null;
  duplicates: number;
  delivery: 'waiting' | 'delivered' | 'refused';
  deliveredAt: string | null;
  refusal: string | null;
  attempts: number;
  canReprint: boolean;
}

export type StaffFound =
  | { outcome: 'here'; request: StaffRequest }
  | { outcome: 'not-here'; kiosk: string | null }
  | { outcome: 'bad-code' };

export type StaffPrinted = { outcome: 'printed' } | { outcome: 'not-printed'; fault: string };

export type StaffExported =
  | { outcome: 'written'; file: string; count: number }
  | { outcome: 'no-folder' }
  | { outcome: 'not-written' }
  | { outcome: 'not-read' };

/** What every rejected call carries; `stale-visit` means that the visit is over. */
export interface CoreRefusal {
  code: string;
}

export interface Core {
  kioskState(): Promise<KioskState>;
  beginVisit(language: string): Promise<{ visit: string }>;
  setLanguage(visit: string, language: string): Promise<void>;
  choosePurpose(visit: string, purpose: Purpose): Promise<void>;
  /** The same new address and its proof, another request: never once `idleAsked`, nor for a seventh. */
  anotherPerson(visit: string): Promise<void>;
  /** The idle question was shown. */
  idleAsked(visit: string): Promise<void>;
  checkPaper(visit: string, paper: PaperInput): Promise<PaperAnswer>;
  /** What a reader typed. Keeps nothing. */
  read(raw: string): Promise<Reading>;
  checkIdentity(visit: string, identity: Identity): Promise<IdentityAnswer>;
  checkEmail(visit: string, field: EmailField, value: string, oldEmail?: string): Promise<EmailAnswer>;
  /** Has six digits mailed to a new address. */
  sendCode(visit: string, email: string): Promise<CodeSending>;
  /** Another code to the same address; the one before is void. */
  resendCode(visit: string): Promise<CodeSending>;
  confirmCode(visit: string, code: string): Promise<CodeCheck>;
  send(visit: string, draft: RequestDraft): Promise<SendOutcome>;
  /** Of every request of the visit, oldest first. */
  facts(visit: string): Promise<Facts[]>;
  printAgain(visit: string, trackingCode: string): Promise<void>;
  endVisit(visit: string): Promise<void>;
  /** Asks for somebody to come. How far that is comes with the kiosk's state. */
  callStaff(visit: string | null, screen: string): Promise<void>;
  /** Ends the call, which else lives until the desk ends it. */
  endCall(): Promise<void>;
  track(code: string): Promise<TrackOutcome>;
  pageAlive(screen: string): Promise<void>;
  /** Whether a PIN can be typed now. */
  staffDoor(): Promise<{ hasPin: boolean; waitS: number }>;
  staffEnter(pin: string): Promise<StaffEntry>;
  /** The token is in every call from here on; one that is no longer good is refused as `not-staff`. */
  staffLeave(token: string): Promise<void>;
  /** `touched`: somebody touched the screen since the last call. */
  staffPanel(token: string, touched: boolean): Promise<StaffPanel>;
  staffPause(token: string, on: boolean): Promise<void>;
  staffSelfTest(token: string): Promise<StaffSelfTest>;
  staffPrintTest(token: string): Promise<StaffPrinted>;
  staffFind(token: string, code: string): Promise<StaffFound>;
  staffReprint(token: string, code: string): Promise<StaffPrinted>;
  staffExport(token: string): Promise<StaffExported>;
  staffDiagnostics(token: string): Promise<StaffExported>;
  staffRestartPage(token: string): Promise<void>;
  staffRestartSession(token: string): Promise<void>;
  /** Both listeners live as long as the page. */
  onKioskState(heard: (state: KioskState) => void): Promise<void>;
  onFacts(heard: (facts: Facts[]) => void): Promise<void>;
}

export const core: Core = {
  kioskState: () => invoke('kiosk_state'),
  beginVisit: (language) => invoke('begin_visit', { language }),
  setLanguage: (visit, language) => invoke('set_language', { visit, language }),
  choosePurpose: (visit, purpose) => invoke('choose_purpose', { visit, purpose }),
  anotherPerson: (visit) => invoke('another_person', { visit }),
  idleAsked: (visit) => invoke('idle_asked', { visit }),
  checkPaper: (visit, paper) => invoke('check_paper', { visit, paper }),
  read: (raw) => invoke('read', { raw }),
  checkIdentity: (visit, identity) => invoke('check_identity', { visit, identity }),
  checkEmail: (visit, field, value, oldEmail) => invoke('check_email', { visit, field, value, oldEmail }),
  sendCode: (visit, email) => invoke('send_code', { visit, email }),
  resendCode: (visit) => invoke('resend_code', { visit }),
  confirmCode: (visit, code) => invoke('confirm_code', { visit, code }),
  send: (visit, draft) => invoke('send', { visit, draft }),
  facts: (visit) => invoke('facts', { visit }),
  printAgain: (visit, trackingCode) => invoke('print_again', { visit, trackingCode }),
  endVisit: (visit) => invoke('end_visit', { visit }),
  callStaff: (visit, screen) => invoke('call_staff', { visit, screen }),
  endCall: () => invoke('end_call'),
  track: (code) => invoke('track', { code }),
  pageAlive: (screen) => invoke('page_alive', { screen }),
  staffDoor: () => invoke('staff_door'),
  staffEnter: (pin) => invoke('staff_enter', { pin }),
  staffLeave: (token) => invoke('staff_leave', { token }),
  staffPanel: (token, touched) => invoke('staff_panel', { token, touched }),
  staffPause: (token, on) => invoke('staff_pause', { token, on }),
  staffSelfTest: (token) => invoke('staff_self_test', { token }),
  staffPrintTest: (token) => invoke('staff_print_test', { token }),
  staffFind: (token, code) => invoke('staff_find', { token, code }),
  staffReprint: (token, code) => invoke('staff_reprint', { token, code }),
  staffExport: (token) => invoke('staff_export', { token }),
  staffDiagnostics: (token) => invoke('staff_diagnostics', { token }),
  staffRestartPage: (token) => invoke('staff_restart_page', { token }),
  staffRestartSession: (token) => invoke('staff_restart_session', { token }),
  onKioskState: async (heard) => {
    await listen<KioskState>('kiosk-state', (event) => heard(event.payload));
  },
  onFacts: async (heard) => {
    await listen<Facts[]>('facts', (event) => heard(event.payload));
  },
};

/** The code of a rejected call; anything that is not one of the core's refusals is `unknown`. */
export function refusalCode(reason: unknown): string {
  const code = (reason as Partial<CoreRefusal> | null)?.code;
  return typeof code === 'string' ? code : 'unknown';
}
