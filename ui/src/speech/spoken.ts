// What of the page is said, as one list: read off what is drawn, in its order, so that nothing stands on the screen and
// is not said. A function of the drawn page alone; whether anything is said at all is `speech.svelte.ts`'s business.

import type { Utterance } from '../lib/core';
import { isDomain } from '../lib/keys';
import { idOf, text } from '../lib/texts';
import { bare, forTheEar, holdsValue, sign, spelled, type Ear } from './ear';

/** What is not for others' ears: what was typed, what is read back of it, and the code of a request. */
const PRIVATE =
  'input, dd, .value, .whole, [data-tracking-code], [data-address], .code.ltr, [data-key], [name="passport-country"], ' +
  '[data-country], [data-action="print-again"]';
/** What is for everybody, whatever numbers stand in it. */
const PUBLIC = '[data-announcements]';
const CONTROL = 'button, input, a[href]';
/** Each begins a new breath. */
const PARTS =
  'p, h1, h2, h3, li, dt, dd, div, section, figure, figcaption, blockquote, legend, label, header, footer, nav, strong[dir], [lang]';
/** The same inside a control, which has one line. */
const PIECES = 'strong, small, .small, .value, .detail, .other, .letters, [lang]';
const SILENT = '[aria-hidden="true"], [hidden], script, style';
/** What changes by itself and is then said. */
const LIVE = '[role="alert"], [role="status"], [data-error], [aria-live="polite"], [data-question]';
const URGENT = '[role="alert"], [data-error], [data-question]';

export interface Saying {
  /** Letters with spelling words. */
  words: boolean;
}

/** Everything that the layer says: content, buttons, and last what every screen has at its head. */
export function utterancesOf(layer: HTMLElement, saying: Saying): Utterance[] {
  const reader = new Reader(saying);
  const main = layer.querySelector('main');
  if (!main) reader.read(layer);
  else {
    reader.read(main);
    if (layer.querySelector('[data-keyboard]')) reader.sentence('ear-keyboard', languageOf(main));
    for (const where of ['.shell > footer', '.shell > header'])
      for (const part of layer.querySelectorAll(where)) reader.read(part);
  }
  return reader.said;
}

/** A stop that has the focus. */
export function utterancesOfStop(stop: HTMLElement, saying: Saying): Utterance[] {
  const reader = new Reader(saying);
  reader.control(stop, true);
  return reader.said;
}

/** What is said when it comes, and whether it silences everything else. */
export function liveUtterances(
  layer: HTMLElement,
  saying: Saying,
): { utterance: Utterance; urgent: boolean }[] {
  const all: { utterance: Utterance; urgent: boolean }[] = [];
  for (const part of layer.querySelectorAll<HTMLElement>(LIVE)) {
    if (part.parentElement?.closest(LIVE)) continue;
    const reader = new Reader(saying);
    reader.read(part);
    const urgent = part.matches(URGENT) || part.querySelector(URGENT) !== null;
    all.push(...reader.said.map((utterance) => ({ utterance, urgent })));
  }
  return all;
}

/** What was typed or deleted: one sign, or what a reader or a key of many wrote. */
export function utterancesOfTyping(
  before: string,
  after: string,
  language: string,
  saying: Saying,
): Utterance[] {
  if (before === after) return [];
  const ear = { language, words: saying.words };
  const one = (words: string): Utterance => ({ text: words, key: null, language, private: true });
  const gone = before.startsWith(after) ? before.slice(after.length) : '';
  if (gone !== '') {
    const deleted = text(language, 'ear-deleted');
    return [{ text: deleted, key: 'ear-deleted', language, private: false }, one(spelled(gone, ear))];
  }
  const came = after.startsWith(before) ? after.slice(before.length) : after;
  return [one([...came].length === 1 ? sign(came, ear) : spelled(came, ear))];
}

const languageOf = (element: Element): string =>
  element.closest<HTMLElement>('[lang]')?.lang || element.ownerDocument.documentElement.lang;

class Reader {
  readonly said: Utterance[] = [];
  private words = '';
  private secret = false;
  private inside: Element | null = null;

  constructor(private readonly saying: Saying) {}

  read(element: Element): void {
    this.walk(element, PARTS);
    this.breathe();
  }

  sentence(id: string, language: string): void {
    this.breathe();
    const ear = this.ear(language);
    this.said.push({ text: forTheEar(text(language, id), ear), key: id, language, private: false });
  }

  /** What can be pressed or typed into. `alone`: nothing of the page was said before it. */
  control(control: HTMLElement, alone: boolean): void {
    this.breathe();
    const language = languageOf(control);
    if (control instanceof HTMLInputElement) return this.field(control, language, alone);
    const labels = control.getAttribute('aria-labelledby')?.split(' ') ?? [];
    const label = this.drawnKey(control, language) ?? control.getAttribute('aria-label');
    const secret = control.matches(PRIVATE);
    if (labels.length > 0)
      for (const id of labels) {
        const part = control.ownerDocument.getElementById(id);
        if (part && (alone || control.contains(part))) this.say(part.textContent ?? '', language, secret);
      }
    else if (label !== null) this.say(label, language, secret);
    else {
      this.walk(control, PIECES);
      this.breathe();
    }
    if (control.closest('[data-keyboard]')) return;
    // What can only be read, such as a part that scrolls, is no button.
    if (control.matches('button, a')) this.sentence('ear-button', language);
    const pressed = control.getAttribute('aria-pressed');
    if (pressed !== null) this.sentence(pressed === 'true' ? 'ear-chosen' : 'ear-not-chosen', language);
    if (control.matches(':disabled')) this.sentence('ear-unavailable', language);
  }

  /** A key that writes, as what it writes sounds; null for any other thing. */
  private drawnKey({ dataset: { key = '' } }: HTMLElement, language: string): string | null {
    const ear = this.ear(language);
    if ([...key].length === 1) return sign(key, ear);
    return isDomain(key) ? `${sign('@', ear)} ${forTheEar(key.slice(1), ear)}` : null;
  }

  private field(field: HTMLInputElement, language: string, alone: boolean): void {
    if (alone) {
      const label = field.labels?.[0];
      if (label) this.say(label.textContent ?? '', language, false);
      for (const id of field.getAttribute('aria-describedby')?.split(' ') ?? [])
        this.say(field.ownerDocument.getElementById(id)?.textContent ?? '', language, false);
    }
    this.sentence('ear-field', language);
    if (field.value === '') return this.sentence('ear-empty', language);
    const ear = this.ear(language);
    const value = holdsValue(field.value) ? forTheEar(field.value, ear) : spelled(field.value, ear);
    this.said.push({ text: value, key: null, language, private: true });
  }

  private walk(node: Node, parts: string): void {
    if (node.nodeType === Node.TEXT_NODE) {
      const { parentElement } = node as Text;
      if (bare((node as Text).data) !== '') {
        this.inside = parentElement;
        this.secret ||= parentElement?.closest(PRIVATE) != null;
      }
      this.words += (node as Text).data;
      return;
    }
    if (!(node instanceof Element) || node.matches(SILENT) || node.matches('[data-keyboard]')) return;
    if (parts === PARTS && node.matches(CONTROL)) return this.control(node as HTMLElement, false);
    if (node instanceof SVGElement) {
      this.breathe();
      const label = node.getAttribute('role') === 'img' && node.getAttribute('aria-label');
      if (label) this.say(label, languageOf(node), false);
      return;
    }
    const part = node.matches(parts);
    if (part) this.breathe();
    for (const child of node.childNodes) this.walk(child, parts);
    if (part) this.breathe();
  }

  /** What was gathered is one utterance. */
  private breathe(): void {
    const { words, inside, secret } = this;
    this.words = '';
    this.inside = null;
    this.secret = false;
    if (inside) this.say(words, languageOf(inside), secret, inside.closest(PUBLIC) !== null);
  }

  private say(words: string, language: string, secret: boolean, open = false): void {
    const plain = bare(words);
    // A dot between two words for the eye is no utterance.
    if (!/[\p{L}\p{N}]/u.test(plain)) return;
    const key = idOf(language, plain);
    const hidden = (secret || (holdsValue(plain) && !open)) && key === null;
    this.said.push({ text: forTheEar(plain, this.ear(language)), key, language, private: hidden });
  }

  private ear(language: string): Ear {
    return { language, words: this.saying.words };
  }
}
