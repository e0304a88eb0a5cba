// A passport reader or a scanner is a keyboard: it types wherever the focus is. Its keys come faster than
// people's (2–20 ms a key against 60–120 ms; people who roll two keys over leave 15 ms between two, never
// between five). Keys at that pace are taken together and told as one text, and the field that had the focus
// never sees them. What the text is, the core says.
//
// Each letter is held back for `HELD_MS`; if no other follows at that pace, it is typed as if nothing had
// been. Nothing that was read is kept here once it is told.

/** Two keys that are no further apart may be a reader's, ms. */
export const PACE_MS = 35;
/** So many keys at that pace are a reader's. */
const A_READER = 5;
/** A letter that nothing follows is a person's, ms. */
const HELD_MS = PACE_MS;
/** After so long a silence the reader has come to its end, ms. */
export const END_MS = 200;
/** A zone of which lines are missing waits longer: some readers rest between two lines. */
export const BETWEEN_LINES_MS = 1200;
/** A timer that is no later has found a page at rest, ms. */
const IN_TIME_MS = 25;
/** What a reader still types when the visit is over belongs to nobody, ms. */
export const DEAF_MS = 1000;

export interface Key {
  readonly key: string;
  /** The key's place, as `KeyP`. */
  readonly code: string;
  readonly ctrlKey: boolean;
  /** Held down, so that it comes again and again: that is no reader's. */
  readonly repeat: boolean;
  /** When it was pressed, ms. */
  readonly at: number;
}

/** What becomes of a key: it goes its way, is typed later or never by us, or is nobody's. */
export type Fate = 'pass' | 'taken';

export interface Heard {
  /** People's letters, to be typed into the field that has the focus. */
  typed(letters: string): void;
  /** What was just typed was a reader's: the field becomes what it was before. */
  takenBack(): void;
  /** A reader has come to its end: its text, with a line feed or tab where it pressed Enter or Tab. */
  read(text: string): void;
}

/** ICAO 9303: TD3 2 × 44, TD2 2 × 36, TD1 3 × 30. Whether lines are still to come. */
function isUnfinished(text: string): boolean {
  const symbols = text.replace(/\s/g, '').length;
  return [30, 36, 44, 60].includes(symbols);
}

/** Keys in, people's letters and readers' texts out. Pure: the time comes with the keys and `timePasses`. */
export class ReaderWatch {
  private held = '';
  /** What a reader has typed so far; null while there is none. */
  private text: string | null = null;
  /**
   * Letters that went their way and that another may still follow at a reader's pace: where no field has the focus,
   * and where the page was too busy to see in time what followed.
   */
  private gone = '';
  /** The key before was an accent that waits for its letter. */
  private accent = false;
  private last = -Infinity;
  private deafUntil = -Infinity;

  constructor(private readonly heard: Heard) {}

  /** When `timePasses` has to be called next, ms; null while nothing is waited for. */
  get due(): number | null {
    if (this.text !== null) return this.last + (isUnfinished(this.text) ? BETWEEN_LINES_MS : END_MS);
    return this.held === '' ? null : this.last + HELD_MS;
  }

  /** A key of this time would begin something new. */
  isBetween(at: number): boolean {
    return this.text === null && at - this.last > PACE_MS;
  }

  /** `inField`: a field has the focus, so that a letter would change something. */
  key(key: Key, inField: boolean): Fate {
    if (MODIFIERS.includes(key.key)) return this.text === null ? 'pass' : 'taken';
    if (key.at < this.deafUntil) {
      // A reader that is not done goes on being nobody's, as long as its keys come one upon the other.
      if (key.at - this.last <= PACE_MS) this.deafUntil = Math.max(this.deafUntil, key.at + END_MS);
      this.last = key.at;
      return 'taken';
    }
    const symbol = symbolOf(key, this.accent);
    this.accent = key.key === 'Dead';
    const follows = key.at - this.last <= PACE_MS;
    if (this.text !== null) {
      this.last = key.at;
      if (!key.repeat) this.text += symbol === ACCENT ? '~' : (symbol ?? '');
      return 'taken';
    }
    if (!follows) {
      this.letGo();
      this.gone = '';
    }
    const presses = symbol === '\n' || symbol === '\t' || (symbol === ' ' && !inField);
    if (symbol === null || presses || key.repeat) {
      this.letGo();
      // Nobody types at a button and presses it in the same moment.
      const isReaders = presses && follows && !inField && !key.repeat && this.gone !== '';
      if (isReaders) this.last = key.at;
      return isReaders ? 'taken' : 'pass';
    }
    this.last = key.at;
    if (this.gone.length + this.held.length + 1 >= A_READER) {
      this.text = (this.gone + this.held + symbol).replaceAll(ACCENT, '~');
      if (this.gone !== '') this.heard.takenBack();
      this.gone = this.held = '';
      return 'taken';
    }
    if (!inField) {
      this.gone += symbol;
      return 'pass';
    }
    this.held += symbol;
    return 'taken';
  }

  timePasses(now: number): void {
    const { due } = this;
    if (due === null || now < due) return;
    if (this.text === null) return this.letGo();
    const { text } = this;
    this.text = null;
    this.heard.read(text);
  }

  /** The visit is over: what is half read, and what is still to come of it, is nobody's. */
  forget(now: number): void {
    this.held = this.gone = '';
    this.text = null;
    this.deafUntil = now + DEAF_MS;
  }

  private letGo(): void {
    if (this.held === '') return;
    const letters = this.held;
    this.held = '';
    // The accent's letter brings the accent.
    const typed = letters.replaceAll(ACCENT, '');
    if (typed !== '') this.heard.typed(typed);
    this.gone += letters;
  }
}

const MODIFIERS = ['Shift', 'Control', 'Alt', 'AltGraph', 'Meta', 'CapsLock', 'NumLock'];

/** An accent that waits for its letter: no symbol of a zone, but its place counts. */
const ACCENT = '\0';

/** What a key writes; null for one that writes nothing. */
function symbolOf({ key, code, ctrlKey }: Key, afterAccent: boolean): string | null {
  // Ctrl+J and Ctrl+M are how some readers press Enter, Ctrl+I Tab.
  if (ctrlKey) return { j: '\n', m: '\n', i: '\t' }[key.toLowerCase()] ?? null;
  if (key === 'Enter') return '\n';
  if (key === 'Tab') return '\t';
  if (key === 'Dead') return ACCENT;
  // The machine makes one symbol of accent and letter, or of both none.
  const letter = /^(?:Key|Digit)(.)$/.exec(code)?.[1];
  if (letter && (afterAccent || key === 'Unidentified' || key === 'Process')) return letter;
  return [...key].length === 1 ? key : null;
}

/** What stood in a field before the first key. */
interface Before {
  field: HTMLInputElement;
  value: string;
  caret: [number, number];
}

/**
 * Watches the keys of a page for its whole life; gives what tells it that a visit is over. `touched` is told of
 * every key that goes no further.
 */
export function watchReader(
  page: Document,
  read: (text: string) => void,
  touched: () => void,
): { forget(): void } {
  const view = page.defaultView!;
  let before: Before | null = null;

  const field = () => {
    const focused = page.activeElement;
    return focused instanceof HTMLInputElement && !focused.readOnly ? focused : null;
  };
  const changed = (input: HTMLInputElement) =>
    input.dispatchEvent(new InputEvent('input', { bubbles: true }));

  const caretOf = ({ value, selectionStart, selectionEnd }: HTMLInputElement): [number, number] => [
    selectionStart ?? value.length,
    selectionEnd ?? value.length,
  ];

  function putBack(): void {
    if (!before?.field.isConnected || before.field.value === before.value) return;
    before.field.value = before.value;
    before.field.setSelectionRange(...before.caret);
    changed(before.field);
  }

  const watch = new ReaderWatch({
    typed(letters) {
      const input = field();
      if (!input) return;
      const { value, maxLength } = input;
      const caret = caretOf(input);
      const room = maxLength < 0 ? letters.length : maxLength - value.length + caret[1] - caret[0];
      if (room <= 0) return;
      input.setRangeText(letters.slice(0, room), ...caret, 'end');
      changed(input);
    },
    takenBack: putBack,
    read(text) {
      // An accent of the machine's own comes past every key.
      putBack();
      before = null;
      read(text);
    },
  });

  let timer: ReturnType<typeof setTimeout> | undefined;
  function wait(): void {
    clearTimeout(timer);
    const { due } = watch;
    if (due === null) return;
    const passes = () => {
      watch.timePasses(performance.now());
      wait();
    };
    // Where the page was busy the timer comes late, and perhaps before keys that were pressed meanwhile: only one
    // that comes in time has seen them all.
    const goesOff = (expected: number) => {
      if (performance.now() - expected < IN_TIME_MS) return passes();
      timer = setTimeout(goesOff, IN_TIME_MS, performance.now() + IN_TIME_MS);
    };
    const wakes = Math.max(performance.now(), due) + 1;
    timer = setTimeout(goesOff, wakes - performance.now(), wakes);
  }

  view.addEventListener(
    'keydown',
    (event) => {
      const shortcut = event.metaKey || (event.altKey && !event.getModifierState('AltGraph'));
      if (!event.isTrusted || shortcut) return;
      const { key, code, ctrlKey, repeat, timeStamp: at } = event;
      const input = field();
      // What was typed before this key stays.
      watch.timePasses(at);
      if (before && before.field !== input) before = null;
      if (input && watch.isBetween(at)) before = { field: input, value: input.value, caret: caretOf(input) };
      const fate = watch.key({ key, code, ctrlKey, repeat, at }, input !== null);
      wait();
      if (fate === 'pass') return;
      event.preventDefault();
      event.stopImmediatePropagation();
      touched();
    },
    { capture: true },
  );
  return {
    forget() {
      // What stood in a field is nobody's either.
      before = null;
      watch.forget(performance.now());
      wait();
    },
  };
}
