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
  readonly ctrlKey: boolean;
  /** Held down, so that it comes again and again: that is no reader's. */
  readonly repeat: boolean;
  /** When it was pressed, ms. */
  readonly at: number;
  /** Made of an accent and a letter, both of which are told at the time of the first. */
  readonly composed?: boolean;
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
  /** What was told last may go on. */
  private told = false;
  private last = -Infinity;
  private deafUntil = -Infinity;

  constructor(private readonly heard: Heard) {}

  /** When `timePasses` has to be called next, ms; null while nothing is waited for. */
  get due(): number | null {
    if (this.text !== null) return this.last + (isUnfinished(this.text) ? BETWEEN_LINES_MS : END_MS);
    return this.held === '' ? null : this.last + HELD_MS;
  }

  /** How long to wait after a key that has just come, ms; null while nothing is waited for. */
  get patience(): number | null {
    return this.due === null ? null : this.due - this.last;
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
    if (COMPOSING.includes(key.key)) {
      // What it writes comes later.
      if (this.text !== null) this.last = key.at;
      return 'pass';
    }
    const symbol = symbolOf(key);
    const follows = key.at - this.last <= PACE_MS;
    if (this.text !== null) {
      this.last = key.at;
      if (!key.repeat) this.text += symbol ?? '';
      return 'taken';
    }
    if (!follows) {
      this.letGo();
      this.gone = '';
      this.told = false;
    }
    if (this.told) {
      // The page was told too early: the reader had not come to its end.
      this.told = false;
      this.text = key.repeat ? '' : (symbol ?? '');
      this.last = key.at;
      return 'taken';
    }
    const presses = symbol === '\n' || symbol === '\t' || (symbol === ' ' && !inField);
    if (symbol === null || presses || key.repeat) {
      this.letGo();
      // Nobody types at a button and presses it in the same moment.
      const isReaders = presses && follows && !inField && !key.repeat && this.gone !== '';
      if (isReaders) this.last = key.at;
      return isReaders ? 'taken' : 'pass';
    }
    this.last = key.composed ? key.at + PACE_MS : key.at;
    if (this.gone.length + this.held.length + 1 >= A_READER) {
      this.text = this.gone + this.held + symbol;
      if (this.gone !== '') this.heard.takenBack();
      this.gone = this.held = '';
      return 'taken';
    }
    if (!inField) {
      this.letGo();
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
    // Of a letter that the machine gave an accent, the letter was meant.
    const text = this.text.replace(ACCENTS, '');
    this.text = null;
    this.told = true;
    this.heard.read(text);
  }

  /** The visit is over: what is half read, and what is still to come of it, is nobody's. */
  forget(now: number): void {
    this.held = this.gone = '';
    this.text = null;
    this.told = false;
    this.deafUntil = now + DEAF_MS;
  }

  private letGo(): void {
    if (this.held === '') return;
    const letters = this.held;
    this.held = '';
    this.heard.typed(letters.normalize());
    this.gone += letters;
  }
}

const MODIFIERS = ['Shift', 'Control', 'Alt', 'AltGraph', 'Meta', 'CapsLock', 'NumLock'];

/** Keys that the machine's keyboard layout makes symbols of together: an accent, and the letter after it. */
const COMPOSING = ['Unidentified', 'Process'];
const ACCENTS = /[\u0300-\u036f]/g;

/** What a key writes; null for one that writes nothing. */
function symbolOf({ key, ctrlKey }: Key): string | null {
  // Ctrl+J and Ctrl+M are how some readers press Enter, Ctrl+I Tab.
  if (ctrlKey) return { j: '\n', m: '\n', i: '\t' }[key.toLowerCase()] ?? null;
  if (key === 'Enter') return '\n';
  if (key === 'Tab') return '\t';
  // Beside every field an accent comes alone: no symbol of a zone, but its place counts.
  if (key === 'Dead') return '~';
  return [...key.normalize()].length === 1 ? key : null;
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
    if (!before?.field.isConnected) return;
    const { field, value, caret } = before;
    const isAnother = field.value !== value;
    if (isAnother) field.value = value;
    // An accent that came and went takes the caret along.
    if (isAnother || caretOf(field).join() !== caret.join()) field.setSelectionRange(...caret);
    if (isAnother) changed(field);
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
      // An accent that waits for its letter stands there already.
      putBack();
      before = null;
      read(text);
    },
  });

  let timer: ReturnType<typeof setTimeout> | undefined;
  function wait(): void {
    clearTimeout(timer);
    // From when the key came here: on a busy machine that is later than when it was pressed.
    const { patience } = watch;
    if (patience === null) return;
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
    const wakes = performance.now() + patience + 1;
    timer = setTimeout(goesOff, patience + 1, wakes);
  }

  let pressedAt = 0;
  function pressed(key: Key, canBeHeld = true): Fate {
    const input = field();
    // What was typed before this key, or into another field, stays there.
    watch.timePasses(key.at);
    if (before && before.field !== input) before = null;
    if (input && !composing && watch.isBetween(key.at))
      before = { field: input, value: input.value, caret: caretOf(input) };
    const fate = watch.key(key, canBeHeld && input !== null);
    wait();
    return fate;
  }

  // An accent and its letter come past every key, as a text.
  let composing = false;
  view.addEventListener('compositionstart', () => void (composing = true), { capture: true });
  view.addEventListener(
    'beforeinput',
    (event) => {
      if (!event.isTrusted || event.inputType !== 'insertFromComposition') return;
      event.preventDefault();
      for (const letter of event.data ?? '')
        pressed(
          { key: letter.normalize('NFD'), ctrlKey: false, repeat: false, at: pressedAt, composed: true },
          event.defaultPrevented,
        );
      touched();
    },
    { capture: true },
  );
  view.addEventListener('compositionend', () => void (composing = false), { capture: true });

  view.addEventListener(
    'keydown',
    (event) => {
      const shortcut = event.metaKey || (event.altKey && !event.getModifierState('AltGraph'));
      if (!event.isTrusted || shortcut) return;
      const { key, ctrlKey, repeat, timeStamp: at } = event;
      pressedAt = at;
      if (pressed({ key, ctrlKey, repeat, at }) === 'pass') return;
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
