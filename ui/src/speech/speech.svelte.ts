// Reading aloud: when what is said. A screen that comes is said whole; then the stop that has the focus, what is typed,
// and what changes by itself. Whatever somebody does silences it. It asks the core to say it and never waits for it; without
// headphones what is private is replaced by a sentence that says how to hear it. Staff's screens are never said.

import type { Core, Utterance } from '../lib/core';
import { text } from '../lib/texts';
import { layerOf, STOPS, stopsOf } from '../keys/stops';
import type { Visit } from '../visit/visit.svelte';
import { bare, forTheEar, holdsValue } from './ear';
import { changed, RATES, VOLUMES, type Change } from './hearing';
import { liveUtterances, utterancesOf, utterancesOfStop, utterancesOfTyping } from './spoken';

/** A language that another one's voice reads. */
const BORROWS: readonly string[] = ['kea'];
/** Attributes by which the page tells that something is another. */
const TOLD_BY = ['aria-pressed', 'data-screen', 'data-value', 'disabled', 'lang', 'open'];
/** A key that nothing is said to for so long is answered by where one is, ms. */
export const ANSWER_MS = 1500;

export class Speech {
  private said = '';
  private live: ReadonlySet<string> = new Set();
  private pressed: { stop: Element; is: string | null } | null = null;
  private readonly typedBefore = new WeakMap<HTMLInputElement, string>();
  private looking: ReturnType<typeof setTimeout> | undefined;
  private unanswered: ReturnType<typeof setTimeout> | undefined;
  private spoke = false;
  /** Something may still be being said. */
  private sounding = false;
  private sending: Promise<unknown> = Promise.resolve();
  /** In which the page was said last: at its end the visit has none any more. */
  private language = '';

  constructor(
    private readonly core: Core,
    private readonly visit: Visit,
    private readonly page: Document,
    private readonly staffThere: () => boolean,
  ) {}

  /** Whether anything can be read aloud here. */
  get aloud(): boolean {
    return this.visit.kiosk?.hearing.aloud ?? false;
  }

  private get on(): boolean {
    return this.aloud && this.visit.hearing.on && !this.staffThere();
  }

  private get headphones(): boolean {
    return this.visit.kiosk?.hearing.headphones ?? false;
  }

  /** Listens to the page for its whole life; before anything else does what a key says, so that its answer is heard. */
  listen(): () => void {
    const look = () => {
      clearTimeout(this.looking);
      this.looking = setTimeout(() => this.look(), 0);
    };
    const watch = new MutationObserver(look);
    watch.observe(this.page.documentElement, {
      subtree: true,
      childList: true,
      characterData: true,
      attributeFilter: TOLD_BY,
    });
    const typed = (event: Event) => {
      if (event.target instanceof HTMLInputElement) this.typed(event.target);
    };
    this.page.addEventListener('input', typed);
    const view = this.page.defaultView!;
    const pressed = ({ key, repeat }: KeyboardEvent) => {
      // The engine moves the focus itself.
      if (!repeat) this.keyPressed(key === 'Tab' ? 0 : ANSWER_MS);
    };
    const touched = ({ target }: Event) => {
      const { on, dark } = this.visit.hearing;
      if (!(on && dark) && target instanceof Element && target.closest(STOPS)) this.hush();
    };
    view.addEventListener('keydown', pressed, { capture: true });
    view.addEventListener('pointerdown', touched, { capture: true });
    return () => {
      view.removeEventListener('keydown', pressed, { capture: true });
      view.removeEventListener('pointerdown', touched, { capture: true });
      watch.disconnect();
      clearTimeout(this.looking);
      clearTimeout(this.unanswered);
      this.page.removeEventListener('input', typed);
    };
  }

  /** It is wanted from now on, or no longer. */
  switched(on: boolean): void {
    if (on && this.on) return this.begin();
    if (!this.spoke) return;
    this.spoke = false;
    this.said = '';
    if (this.staffThere() || !this.aloud) this.hush();
    else this.send([this.sentence('speech-off', this.language)], true);
  }

  /** Headphones were plugged in, or pulled out; or another person came while they are in. */
  headphonesAre(plugged: boolean): void {
    const { hearing } = this.visit;
    if (hearing.on !== plugged && this.aloud) this.visit.setHearing({ ...hearing, on: plugged });
  }

  toggle(): void {
    const { hearing } = this.visit;
    if (this.aloud) this.visit.setHearing({ ...hearing, on: !hearing.on });
  }

  repeat(): void {
    if (this.on) this.sayAll([]);
  }

  change(change: Change): void {
    if (!this.on) return;
    this.visit.setHearing(changed(this.visit.hearing, change));
    this.send([this.sentence(`speech-${change}`)], true);
  }

  /**
   * A key was pressed: what was being said ends at once (EN 301 549, 5.1.3.5). Whoever does not see the screen must not
   * wonder whether it was taken: where it came too early, leads nowhere or changes nothing, they hear where they are.
   */
  private keyPressed(answerMs: number): void {
    this.hush();
    this.answerIn(answerMs);
  }

  /** What takes its time says so by itself. */
  private answerIn(answerMs: number): void {
    clearTimeout(this.unanswered);
    if (!this.on) return;
    this.unanswered = setTimeout(() => {
      if (this.visit.busy) this.answerIn(ANSWER_MS);
      else if (this.on) this.here();
    }, answerMs);
  }

  private hush(): void {
    if (!this.sounding) return;
    this.sounding = false;
    this.order(() => this.core.hush());
  }

  /** A sentence by itself, such as what a key does. */
  tell(id: string): void {
    if (this.on) this.send([this.sentence(id)], true);
  }

  focused(stop: HTMLElement): void {
    this.pressed = { stop, is: stop.getAttribute('aria-pressed') };
    if (this.on) this.send(utterancesOfStop(stop, this.visit.hearing), true);
  }

  private here(): void {
    const stop = stopsOf(layerOf(this.page)).find((each) => each === this.page.activeElement);
    if (stop) this.focused(stop);
    else this.sayAll([]);
  }

  private begin(): void {
    this.spoke = true;
    const first = [this.sentence('speech-on')];
    if (BORROWS.includes(this.visit.language)) first.push(this.sentence('speech-voice'));
    this.sayAll(first);
  }

  private typed(field: HTMLInputElement): void {
    const before = this.typedBefore.get(field) ?? '';
    this.typedBefore.set(field, field.value);
    if (!this.on || !field.dataset['keys']) return;
    this.send(utterancesOfTyping(before, field.value, this.visit.language, this.visit.hearing), true);
  }

  /** Something on the page is another than it was. */
  private look(): void {
    for (const field of this.page.querySelectorAll<HTMLInputElement>('input[data-keys]'))
      if (!this.typedBefore.has(field)) this.typedBefore.set(field, field.value);
    if (!this.on) return;
    const layer = layerOf(this.page);
    if (this.nameOf(layer) !== this.said) return this.sayAll([]);
    const { pressed } = this;
    const is = pressed?.stop.isConnected ? pressed.stop.getAttribute('aria-pressed') : null;
    if (pressed && is !== pressed.is) return this.focused(pressed.stop as HTMLElement);
    const live = liveUtterances(layer, this.visit.hearing);
    const fresh = live.filter(({ utterance }) => !this.live.has(utterance.text));
    this.live = new Set(live.map(({ utterance }) => utterance.text));
    if (fresh.length === 0) return;
    const urgent = fresh.some((each) => each.urgent);
    this.send(
      fresh.map(({ utterance }) => utterance),
      urgent,
    );
  }

  private sayAll(first: readonly Utterance[]): void {
    const layer = layerOf(this.page);
    this.said = this.nameOf(layer);
    this.language = this.visit.language;
    this.live = new Set(liveUtterances(layer, this.visit.hearing).map(({ utterance }) => utterance.text));
    this.pressed = null;
    this.send([...first, ...utterancesOf(layer, this.visit.hearing)], true);
    if (this.visit.screen === 'done' && !layer.dataset['overlay']) void this.sayReceipt();
  }

  /** What stands on the paper, after what stands on the screen. */
  private async sayReceipt(): Promise<void> {
    const { said } = this;
    const lines = await this.visit.receiptWords();
    if (lines.length === 0 || !this.on || this.said !== said) return;
    const receipt = lines.map((line): Utterance => {
      const plain = bare(line.text);
      const ear = { language: line.language, words: this.visit.hearing.words };
      return { text: forTheEar(plain, ear), key: null, language: line.language, private: holdsValue(plain) };
    });
    this.send([this.sentence('ear-receipt'), ...receipt], false);
  }

  /** Which screen, and what lies over it: another one is said whole. */
  private nameOf(layer: HTMLElement): string {
    const { number, screen, language } = this.visit;
    const track = this.page.querySelector('[data-track-state]')?.getAttribute('data-track-state');
    return [number, screen, language, layer.dataset['overlay'], track].join(' ');
  }

  private sentence(id: string, language = this.visit.language): Utterance {
    const { hearing } = this.visit;
    const words = forTheEar(text(language, id), { language, words: hearing.words });
    return { text: words, key: id, language, private: false };
  }

  private send(list: readonly Utterance[], interrupts: boolean): void {
    const utterances = this.headphones ? list : withoutSecrets(list);
    if (utterances.length === 0) return;
    clearTimeout(this.unanswered);
    const { rate, volume } = this.visit.hearing;
    const said = { utterances: [...utterances], interrupts, rate: RATES[rate]!, volume: VOLUMES[volume]! };
    this.sounding = true;
    this.order(() => this.core.say(said));
  }

  /** One after the other, and nobody waits. A voice that does not hear it is a fault of its own. */
  private order(given: () => Promise<unknown>): void {
    this.sending = this.sending.then(given).catch(() => undefined);
  }
}

/** In the place of what is private, once each time, how to hear it. */
export function withoutSecrets(list: readonly Utterance[]): Utterance[] {
  const open: Utterance[] = [];
  let hidden = false;
  for (const each of list) {
    if (each.private && !hidden)
      open.push({
        text: bare(text(each.language, 'speech-private')),
        key: 'speech-private',
        language: each.language,
        private: false,
      });
    if (!each.private) open.push(each);
    hidden = each.private;
  }
  return open;
}
