// Written from crates/kiosk/src/app/page.rs, visit/page.rs and staff by `make catalogues`.

import type { Fault } from './faults';

/** What a request asks for. */
export type Kind = 'correct-email' | 'reactivate' | 'resend' | 'closed';

/**
 * What the page shows before and around a visit.
 */
export type KioskState = {
  /**
   * Whether requests can be saved.
   */
  service: Service;
  /**
   * Why it is closed.
   */
  fault: Fault | null;
  /**
   * What a person will have to do without.
   */
  notices: Fault[];
  /**
   * Everything says DEMO.
   */
  demo: boolean;
  /**
   * For the welcome screen, in order.
   */
  languages: Array<Lang>;
  /**
   * Millimetres per CSS pixel.
   */
  mmPerPx: number;
  /**
   * Host of the tracking page.
   */
  trackingDomain: string;
  /**
   * Central answered last time.
   */
  online: boolean;
  /**
   * The call for help of whoever stands here; none where there is none.
   */
  helpCall: HelpCall | null;
  /**
   * How long a visit may rest.
   */
  idle: IdleTimes;
  /**
   * The receipt of whoever has just left is still coming out: nobody can begin until it has, 20 s at
   * most.
   */
  printingForLast: boolean;
  /**
   * What central wants said to whoever stands here, now.
   */
  announcements: Array<Announcement>;
  /**
   * The domains that AIMA's mails come from.
   */
  senders: Array<string>;
  /**
   * Where to complain.
   */
  complaints: Complaints;
  /**
   * The keys of the tactile pad.
   */
  pad: Pad;
  /**
   * What can be heard here.
   */
  hearing: HearingState;
};

/**
 * Whether requests can be saved.
 */
export type Service = 'open' | 'closed';

/**
 * A sentence of central's.
 */
export type Announcement = {
  /**
   * What it says, in the languages that it has.
   */
  texts: Array<AnnouncedText>;
};

/**
 * The same in one language.
 */
export type AnnouncedText = {
  /**
   * BCP 47 tag.
   */
  language: string;
  /**
   * The sentence.
   */
  text: string;
};

/**
 * Where to complain.
 */
export type Complaints = {
  /**
   * The complaint book lies at the counter.
   */
  counter: boolean;
  /**
   * The site of the electronic one, if AIMA is in it.
   */
  site: string | null;
};

/**
 * What the person is told of the call.
 */
export type HelpCall =
  | { stage: 'calling' }
  | {
      stage: 'called';
      /**
       * Nobody has answered for a while.
       */
      late: boolean;
    }
  | { stage: 'coming' }
  | { stage: 'offline' }
  | { stage: 'ended' };

/**
 * The keys that do each thing; none where the pad has none.
 */
export type Pad = {
  /**
   * To the thing before.
   */
  previous: Array<KeyName>;
  /**
   * To the next thing.
   */
  next: Array<KeyName>;
  /**
   * One row up.
   */
  up: Array<KeyName>;
  /**
   * One row down.
   */
  down: Array<KeyName>;
  /**
   * Presses what has the focus.
   */
  select: Array<KeyName>;
  /**
   * To the screen before.
   */
  back: Array<KeyName>;
  /**
   * Explains the screen.
   */
  help: Array<KeyName>;
  /**
   * Speaks louder.
   */
  louder: Array<KeyName>;
  /**
   * Speaks more softly.
   */
  softer: Array<KeyName>;
  /**
   * Speaks slower.
   */
  slower: Array<KeyName>;
  /**
   * Speaks faster.
   */
  faster: Array<KeyName>;
  /**
   * Says the screen again.
   */
  repeat: Array<KeyName>;
  /**
   * Begins and ends reading aloud.
   */
  speech: Array<KeyName>;
  /**
   * What a pad presses by itself when headphones are plugged into it.
   */
  plugged: Array<KeyName>;
  /**
   * The same when they are pulled out.
   */
  unplugged: Array<KeyName>;
};

/**
 * A key by its place on a keyboard, as `KeyboardEvent.code` names what a HID usage is (W3C UI Events code).
 */
export type KeyName = string;

/**
 * What can be heard at this kiosk.
 */
export type HearingState = {
  /**
   * There is a voice.
   */
  aloud: boolean;
  /**
   * Headphones are plugged in: what is private may be said.
   */
  headphones: boolean;
};

/**
 * A line of a receipt.
 */
export type ReceiptLine = {
  /**
   * What it says.
   */
  text: string;
  /**
   * BCP 47 tag.
   */
  language: string;
};

/**
 * One thing that is said without a pause inside. It may be what a person typed: it is kept out of Debug output, and
 * overwritten when it is dropped.
 */
export type Utterance = {
  /**
   * The words, as they sound right.
   */
  text: string;
  /**
   * The id of the sentence, where it is one without values: a voice package may have it.
   */
  key: string | null;
  /**
   * In whose voice.
   */
  language: string;
  /**
   * Not for others' ears.
   */
  private: boolean;
};

/**
 * What the page wants said.
 */
export type Said = {
  /**
   * One after the other.
   */
  utterances: Array<Utterance>;
  /**
   * What is being said, and what waits, is not said any more.
   */
  interrupts: boolean;
  /**
   * Words a minute.
   */
  rate: number;
  /**
   * Of the loudest there is, percent.
   */
  volume: number;
};

/**
 * A language on the welcome screen.
 */
export type Lang = {
  /**
   * BCP 47 tag.
   */
  code: string;
  /**
   * In its own script.
   */
  name: string;
  /**
   * Right to left.
   */
  rtl: boolean;
};

/**
 * Seconds; see `idle` in the configuration.
 */
export type IdleTimes = {
  /**
   * On an ordinary screen.
   */
  question: number;
  /**
   * Where people fetch something.
   */
  slow: number;
  /**
   * Between question and end.
   */
  countdown: number;
  /**
   * On the staff panel.
   */
  staff: number;
};

/**
 * A fresh visit.
 */
export type VisitBegun = {
  /**
   * The visit's id, which every later call names.
   */
  visit: string;
};

/**
 * What the person came for, as they said it. What the request is, the core judges: see [`crate::visit::draft`].
 */
export type Purpose = 'correct-email' | 'resend' | 'reactivate' | 'closed';

/**
 * A field of the page: what an error is about.
 */
export type Field =
  'nif' | 'passport' | 'passport-country' | 'niss' | 'phone' | 'identity' | 'old-email' | 'new-email';

/**
 * What is wrong with a field, as a code that names its sentence.
 */
export type FieldError = {
  /**
   * Which field.
   */
  field: Field;
  /**
   * The sentence's code.
   */
  code: string;
};

/**
 * A paper that the person has: one page asks for each.
 */
export type PaperName = 'passport' | 'nif' | 'niss' | 'phone';

/**
 * The number of one paper as typed.
 */
export type PaperInput = {
  /**
   * Which paper.
   */
  paper: PaperName;
  /**
   * Its number.
   */
  value: string;
  /**
   * ISO 3166-1 alpha-3, or empty. A passport's issuing country; beside a telephone number the passport's,
   * where that is known, as a help in guessing what is meant.
   */
  country: string;
};

/**
 * Answer to `check_paper`.
 */
export type PaperAnswer = {
  /**
   * It is a number of this paper.
   */
  ok: boolean;
  /**
   * What is wrong.
   */
  error: FieldError | null;
  /**
   * The number as it was understood.
   */
  shown: PaperShown;
  /**
   * What the person has to be asked before it can be understood. Then there is no error.
   */
  question: PaperQuestion | null;
};

/**
 * A number as it was understood, or as it was typed where it was not.
 */
export type PaperShown = {
  /**
   * The number.
   */
  value: string;
  /**
   * ISO 3166-1 alpha-3; empty for anything but a passport.
   */
  country: string;
};

/**
 * What the person has to be asked about a number.
 */
export type PaperQuestion = {
  ask: 'phone-country';
  /**
   * The likeliest first.
   */
  candidates: Array<PhoneCandidate>;
};

/**
 * A telephone number that was perhaps meant.
 */
export type PhoneCandidate = {
  /**
   * E.164: the value to take if the person says yes.
   */
  value: string;
  /**
   * The same, written for reading.
   */
  shown: string;
  /**
   * Whose number it would be: ISO 3166-1 alpha-3.
   */
  country: string;
};

/**
 * The four identifiers as typed; empty where not given.
 */
export type Identity = {
  /**
   * Tax number.
   */
  nif: string;
  /**
   * Passport number, or a whole MRZ from a reader.
   */
  passport: string;
  /**
   * ISO 3166-1 alpha-3.
   */
  passportCountry: string;
  /**
   * The passport is a newer one than the case can know.
   */
  passportRenewed: boolean;
  /**
   * Social-security number.
   */
  niss: string;
  /**
   * Telephone.
   */
  phone: string;
};

/**
 * Answer to `check_identity`.
 */
export type IdentityAnswer = {
  /**
   * Nothing is wrong.
   */
  ok: boolean;
  /**
   * What is wrong.
   */
  errors: Array<FieldError>;
  /**
   * The values as they were understood, for the check page.
   */
  shown: Identity;
};

/**
 * Which address is checked.
 */
export type EmailField = 'old-email' | 'new-email';

/**
 * Answer to `check_email`.
 */
export type EmailAnswer = {
  /**
   * It can be taken.
   */
  ok: boolean;
  /**
   * What is wrong.
   */
  error: string | null;
  /**
   * The address as it was understood.
   */
  shown: string;
  /**
   * An address that was perhaps meant: a question, never applied by itself, and none about an old address.
   */
  suggestion: string | null;
  /**
   * The same mailbox as the old address.
   */
  sameAsOld: boolean;
};

/**
 * What the person says of the address that AIMA has.
 */
export type OldEmailAnswer =
  | {
      answer: 'given';
      /**
       * As it was given.
       */
      address: string;
      /**
       * It belongs to somebody who helped.
       */
      helpers: boolean;
    }
  | { answer: 'unknown' }
  | { answer: 'none' };

/**
 * All answers of a request, as `send` takes them.
 */
export type RequestDraft = {
  /**
   * What was chosen: the same as in `choose_purpose`.
   */
  purpose: Purpose;
  /**
   * The identifiers.
   */
  identity: Identity;
  /**
   * Somebody is helping.
   */
  assisted: boolean;
  /**
   * The address that AIMA has.
   */
  oldEmail: OldEmailAnswer;
  /**
   * The address to use, of a correction; the one address, of a resend; else none.
   */
  newEmail: string | null;
  /**
   * The person was told that both addresses are the same, and wants the payment data sent there again.
   */
  resendSame: boolean;
  /**
   * The language of the page on which the answers were checked: what is written about the request is
   * written in it.
   */
  language: string;
};

/**
 * Answer to `send`.
 */
export type SendOutcome =
  | {
      outcome: 'saved';
      /**
       * What is known of it.
       */
      facts: Facts;
    }
  | {
      outcome: 'not-saved';
      /**
       * Why.
       */
      fault: Fault;
    }
  | {
      outcome: 'invalid';
      /**
       * What is wrong.
       */
      errors: Array<FieldError>;
    };

/**
 * What is known of a saved request: three separate facts and where to follow it.
 */
export type Facts = {
  /**
   * What it is, as the core judged it.
   */
  kind: Kind;
  /**
   * The code to follow it by.
   */
  trackingCode: string;
  /**
   * The address in the QR code.
   */
  trackingUrl: string;
  /**
   * Its host, for reading.
   */
  trackingDomain: string;
  /**
   * The QR code.
   */
  qr: Qr;
  /**
   * When it was saved, with the store's offset (RFC 3339).
   */
  savedAt: string;
  /**
   * What is known of its receipt.
   */
  printed: PrintedFact;
  /**
   * Why nothing was printed.
   */
  printFault: Fault | null;
  /**
   * Central echoed id and hash.
   */
  delivered: boolean;
  /**
   * Enough of the new address to know it by.
   */
  maskedNewEmail: MaskedAddress | null;
  /**
   * Whether the code mailed to it was typed; none where there is no new address.
   */
  mailboxConfirmed: boolean | null;
  /**
   * What happens next, in order.
   */
  steps: Array<NextStep>;
};

/**
 * What is known of a receipt.
 */
export type PrintedFact = 'waiting' | 'printed' | 'not-printed' | 'unconfirmed';

/**
 * An address as it can be told in words: "begins with a, at gmail.com".
 */
export type MaskedAddress = {
  /**
   * Its first letter.
   */
  begins: string;
  /**
   * Its domain, if that is a public provider's.
   */
  domain: string | null;
};

/**
 * One step of what happens next.
 */
export type NextStep = {
  /**
   * The tail of its sentence's key.
   */
  step: string;
  /**
   * By when: a day in the store's zone (ISO 8601); none where that is not known.
   */
  date: string | null;
  /**
   * Where the request has not arrived yet: how many working days from its arrival.
   */
  days: number | null;
};

/**
 * A QR code as an SVG path, one unit a module, without its quiet zone.
 */
export type Qr = {
  /**
   * Modules a side.
   */
  modules: number;
  /**
   * The path of the dark modules.
   */
  path: string;
};

/**
 * Answer to `send_code` and `resend_code`.
 */
export type CodeSending =
  | {
      outcome: 'sent';
      /**
       * Seconds until another may be asked for.
       */
      resendAfterS: number;
    }
  | { outcome: 'confirmed' }
  | {
      outcome: 'slow-down';
      /**
       * Seconds until another may be asked for.
       */
      seconds: number;
    }
  | { outcome: 'offline' }
  | {
      outcome: 'invalid';
      /**
       * The sentence's code.
       */
      error: string;
    };

/**
 * Answer to `confirm_code`.
 */
export type CodeCheck =
  | { outcome: 'confirmed' }
  | {
      outcome: 'wrong';
      /**
       * How many more may be typed; at least one.
       */
      triesLeft: number;
    }
  | { outcome: 'spent' }
  | {
      outcome: 'incomplete';
      /**
       * The sentence's code.
       */
      error: string;
    }
  | {
      outcome: 'slow-down';
      /**
       * Seconds until the next may be typed.
       */
      seconds: number;
    }
  | { outcome: 'offline' };

/**
 * Answer to `read`: what a reader has typed.
 */
export type Reading =
  | {
      reading: 'passport';
      /**
       * Its number.
       */
      number: string;
      /**
       * Its issuing country: ISO 3166-1 alpha-3, or the codes of ICAO 9303 for those without a country.
       */
      country: string;
    }
  | {
      reading: 'other-paper';
      /**
       * Which it is.
       */
      paper: OtherPaper;
    }
  | { reading: 'misread' }
  | {
      reading: 'tracking-code';
      /**
       * In its usual form.
       */
      code: string;
    }
  | { reading: 'unknown' };

/**
 * A paper with a zone that is no passport.
 */
export type OtherPaper = 'visa' | 'residence-card' | 'identity-card' | 'other-card' | 'long-number';

/**
 * Answer to `track`.
 */
export type TrackOutcome =
  | {
      outcome: 'state';
      /**
       * What the public may know.
       */
      state: PublicState;
      /**
       * The last day of checking; none once it has passed.
       */
      until: string | null;
    }
  | { outcome: 'bad-code' }
  | { outcome: 'offline' }
  | { outcome: 'slow-down' };

/**
 * The name of a [`PublicState`].
 */
export type PublicState = 'not-here-yet' | 'being-checked' | 'done' | 'come-to-the-counter' | 'stopped';

/**
 * The call names a visit that is over, or comes at the wrong moment.
 */
export type CoreRefusal =
  | { code: 'stale-visit' }
  | { code: 'out-of-order' }
  | { code: 'closed' }
  | { code: 'saving' }
  | { code: 'printing' }
  | { code: 'not-staff' };

/**
 * Answer to `staff_pin_gate`.
 */
export type StaffPinGate = {
  /**
   * A PIN is configured.
   */
  hasPin: boolean;
  /**
   * Seconds until the next PIN is judged; 0: now.
   */
  waitS: number;
};

/**
 * Answer to `staff_enter`.
 */
export type StaffEntry =
  | {
      outcome: 'open';
      /**
       * What every later call names.
       */
      token: string;
    }
  | {
      outcome: 'wrong';
      /**
       * Seconds until the next is judged; 0: now.
       */
      waitS: number;
    }
  | {
      outcome: 'locked';
      /**
       * Seconds until the next is judged.
       */
      waitS: number;
    }
  | { outcome: 'incomplete' }
  | { outcome: 'no-pin' };

/**
 * Answer to `staff_find`.
 */
export type StaffFound =
  | {
      outcome: 'here';
      /**
       * What became of it.
       */
      request: StaffRequest;
    }
  | {
      outcome: 'not-here';
      /**
       * The kiosk that made the code, if that is another one.
       */
      kiosk: string | null;
    }
  | { outcome: 'bad-code' }
  | { outcome: 'unknown' };

/**
 * One request as staff see it. Times are those of the store's clock, such as `2026-07-01 14:32`.
 */
export type StaffRequest = {
  /**
   * Its code, in the usual form.
   */
  trackingCode: string;
  /**
   * What was asked for.
   */
  kind: Kind;
  /**
   * When it was saved.
   */
  savedAt: string;
  /**
   * `none`, `printing`, `printed`, `not-printed` or `unconfirmed`.
   */
  print: 'none' | 'printing' | 'printed' | 'not-printed' | 'unconfirmed';
  /**
   * When the printer reported it complete.
   */
  printedAt: string | null;
  /**
   * How many duplicates were printed.
   */
  duplicates: number;
  /**
   * `waiting`, `delivered` or `refused`.
   */
  delivery: 'waiting' | 'delivered' | 'refused';
  /**
   * When central confirmed it.
   */
  deliveredAt: string | null;
  /**
   * The API's code for why central refused it.
   */
  refusal: string | null;
  /**
   * How often it was sent.
   */
  attempts: number;
  /**
   * A duplicate can be printed: its data are kept, and there is a printer.
   */
  canReprint: boolean;
};

/**
 * Answer to `staff_print_test` and `staff_reprint`.
 */
export type StaffPrinted =
  | { outcome: 'printed' }
  | {
      outcome: 'not-printed';
      /**
       * Why.
       */
      fault: Fault;
    };

/**
 * Answer to `staff_retry` and `staff_acknowledge`.
 */
export type StaffRequests = {
  /**
   * How many refused requests it was done for.
   */
  count: number;
};

/**
 * Answer to `staff_export` and `staff_diagnostics`.
 */
export type StaffExported =
  | {
      outcome: 'written';
      /**
       * The file's name in the folder.
       */
      file: string;
      /**
       * How many requests are in it.
       */
      count: number;
    }
  | { outcome: 'no-folder' }
  | { outcome: 'not-written' }
  | { outcome: 'not-read' };

/**
 * What a row asks of staff.
 */
export type Light = 'green' | 'amber' | 'red';

/**
 * A value inside a row's words.
 */
export type StaffValue = number | string;

/**
 * One part of the machine.
 */
export type StaffRow = {
  /**
   * Its stable name; its title is the text `staff-row-<name>`.
   */
  row: string;
  /**
   * What it asks of staff.
   */
  light: Light;
  /**
   * The id of its words.
   */
  text: string;
  /**
   * The values inside them.
   */
  args: { [key in string]: StaffValue };
};

/**
 * The whole panel.
 */
export type StaffPanel = {
  /**
   * Which kiosk; none before it was enrolled.
   */
  kiosk: string | null;
  /**
   * The store that it stands in.
   */
  store: string | null;
  /**
   * Everything says DEMO.
   */
  demo: boolean;
  /**
   * The store's clock, such as `2026-07-01 14:32`.
   */
  now: string;
  /**
   * Staff paused it.
   */
  paused: boolean;
  /**
   * There is a folder to export to.
   */
  canExport: boolean;
  /**
   * The parts, in order.
   */
  rows: Array<StaffRow>;
  /**
   * The last self-test.
   */
  selfTest: StaffSelfTest | null;
  /**
   * The faults that are on, by their codes.
   */
  faults: Array<string>;
};

/**
 * One self-test.
 */
export type StaffSelfTest = {
  /**
   * When it ended, best knowledge of the time, ms since 1970.
   */
  atMs: number;
  /**
   * What was tried, in order.
   */
  steps: Array<StaffStep>;
};

/**
 * One thing that was tried.
 */
export type StaffStep = {
  /**
   * Its stable name; its title is the text `staff-step-<name>`.
   */
  step: string;
  /**
   * How it ended.
   */
  outcome: StaffStepOutcome;
  /**
   * Why it failed: the id of a text for staff.
   */
  why: string | null;
};

/**
 * How a step ended.
 */
export type StaffStepOutcome = 'passed' | 'failed' | 'skipped';
