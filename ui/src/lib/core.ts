// The page's only door to the kiosk core. No other file of the page knows Tauri. The names and fields are
// those of the commands in src-tauri; a rejected call is a `CoreRefusal` and carries a code alone.

import { invoke } from '@tauri-apps/api/core';
import { listen } from '@tauri-apps/api/event';

import type {
  CodeCheck,
  CodeSending,
  CoreRefusal,
  EmailAnswer,
  EmailField,
  Facts,
  Identity,
  IdentityAnswer,
  KioskState,
  PaperAnswer,
  PaperInput,
  Purpose,
  Reading,
  ReceiptLine,
  RequestDraft,
  Said,
  SendOutcome,
  StaffPinGate,
  StaffEntry,
  StaffExported,
  StaffFound,
  StaffPanel,
  StaffPrinted,
  StaffRequests,
  StaffSelfTest,
  TrackOutcome,
  VisitBegun,
} from './page-types';

/** Every type that passes; written from the core's own. */
export type * from './page-types';

export interface Core {
  kioskState(): Promise<KioskState>;
  beginVisit(language: string): Promise<VisitBegun>;
  setLanguage(visit: string, language: string): Promise<void>;
  choosePurpose(visit: string, purpose: Purpose): Promise<void>;
  /** The same new address and its proof, another request: never once `idleAsked`, nor for a seventh. */
  anotherPerson(visit: string): Promise<void>;
  /** The idle question was shown. */
  idleAsked(visit: string): Promise<void>;
  checkPaper(visit: string, input: PaperInput): Promise<PaperAnswer>;
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
  /** Leaves it with the core's voice; what it could not say is no error. */
  say(said: Said): Promise<void>;
  /** Two soft notes, whether anything is read aloud or not. */
  chime(): Promise<void>;
  hush(): Promise<void>;
  /** What a pad with a socket of its own told of its headphones. */
  headphones(plugged: boolean): Promise<void>;
  /** The words on a receipt of the visit, in reading order. */
  receiptWords(visit: string, trackingCode: string): Promise<ReceiptLine[]>;
  /** Whether a PIN can be typed now. */
  staffPinGate(): Promise<StaffPinGate>;
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
  staffRetry(token: string): Promise<StaffRequests>;
  staffAcknowledge(token: string): Promise<StaffRequests>;
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
  checkPaper: (visit, input) => invoke('check_paper', { visit, input }),
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
  say: (said) => invoke('say', { said }),
  chime: () => invoke('chime'),
  hush: () => invoke('hush'),
  headphones: (plugged) => invoke('headphones', { plugged }),
  receiptWords: (visit, trackingCode) => invoke('receipt_words', { visit, trackingCode }),
  staffPinGate: () => invoke('staff_pin_gate'),
  staffEnter: (pin) => invoke('staff_enter', { pin }),
  staffLeave: (token) => invoke('staff_leave', { token }),
  staffPanel: (token, touched) => invoke('staff_panel', { token, touched }),
  staffPause: (token, on) => invoke('staff_pause', { token, on }),
  staffSelfTest: (token) => invoke('staff_self_test', { token }),
  staffPrintTest: (token) => invoke('staff_print_test', { token }),
  staffFind: (token, code) => invoke('staff_find', { token, code }),
  staffReprint: (token, code) => invoke('staff_reprint', { token, code }),
  staffRetry: (token) => invoke('staff_retry', { token }),
  staffAcknowledge: (token) => invoke('staff_acknowledge', { token }),
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
