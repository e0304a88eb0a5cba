// No control acts on a touch that was meant for the screen before. People tap twice, 100–500 ms apart, and
// the second tap meets whatever the first one brought there. One rule for every control of every screen and
// overlay: it acts only if it lay where it lies, under nothing else, for `MOMENT_MS` before the finger came
// down, and if the screen is still the same when the finger leaves. `TapGuard` decides and is pure; the time
// is passed in. `guardTaps` tells it what happens in the page.

/** Tried: of two taps in a row few are as far apart, and nobody reads a page and presses in less. */
export const MOMENT_MS = 500;

/** A mouse's press so soon after a finger is the finger's, even on a busy machine, ms. */
const ECHO_MS = 3000;
/** Fingers have other numbers than pointers. */
const FIRST_FINGER = 1_000_000;

/** A finger on a control. */
interface Press<Control> {
  readonly control: Control;
  readonly mayAct: boolean;
  /** The screen on which it came down. */
  readonly screen: number;
}

/** `Control` is whatever can be pressed, told apart by identity. */
export class TapGuard<Control extends object> {
  /** Since when a control lies where it lies, ms. */
  private readonly since = new WeakMap<Control, number>();
  private readonly presses = new Map<number, Press<Control>>();
  private screen = 0;
  private screenSince = -Infinity;

  /** Another screen, overlay, language or person: whatever lies there now was not there before. */
  screenChanged(now: number): void {
    this.screen += 1;
    this.screenSince = now;
  }

  /** A control appeared on the screen, or moved on it. */
  appeared(control: Control, now: number): void {
    this.since.set(control, now);
  }

  /** Whether a press on the control would be acted on that begins now. */
  mayAct(control: Control, now: number): boolean {
    const since = Math.max(this.screenSince, this.since.get(control) ?? -Infinity);
    return now - since >= MOMENT_MS;
  }

  down(finger: number, control: Control | null, now: number): void {
    // A finger that slid off left its press behind: of those on one control the newest alone counts.
    for (const [other, press] of this.presses) if (press.control === control) this.presses.delete(other);
    if (control)
      this.presses.set(finger, { control, mayAct: this.mayAct(control, now), screen: this.screen });
    else this.presses.delete(finger);
  }

  /** Whether the press on the control, if it becomes a click, would be acted on. */
  willAct(control: Control): boolean {
    for (const press of this.presses.values())
      if (press.control === control) return press.mayAct && press.screen === this.screen;
    return false;
  }

  /** A press has become a click. One press gives one click; without a press there is none. */
  clicked(control: Control): boolean {
    for (const [finger, press] of this.presses) {
      if (press.control !== control) continue;
      this.presses.delete(finger);
      return press.mayAct && press.screen === this.screen;
    }
    return false;
  }
}

const CONTROLS = 'button, a, summary, [role="button"]';
/** What makes another screen of the page when it comes, goes or changes. */
const SCREENS = '[data-screen], [data-overlay]';

const controlOf = (event: Event): HTMLElement | null =>
  event.target instanceof Element ? event.target.closest<HTMLElement>(CONTROLS) : null;

/** A press that began on a control too early; a control that acts on the press itself asks for this. */
const tooEarly = new WeakSet<Event>();
export const cameTooEarly = (event: Event): boolean => tooEarly.has(event);

function swallow(event: Event): void {
  event.preventDefault();
  event.stopImmediatePropagation();
}

/**
 * Guards every control of the page for its whole life. The root element says `data-settled="yes"` while each
 * control that is there would act, and in `data-refused` how many presses were not acted on.
 */
export function guardTaps(page: Document, now: () => number = () => performance.now()): void {
  const view = page.defaultView!;
  const root = page.documentElement;
  const guard = new TapGuard<HTMLElement>();
  const places = new WeakMap<HTMLElement, string>();
  let refused = 0;
  let settling: ReturnType<typeof setTimeout> | undefined;
  let settlesAt = -Infinity;

  function unsettled(): void {
    settlesAt = now() + MOMENT_MS;
  }

  /** What changed has been looked at: the page is settled, or will be. */
  function tell(): void {
    clearTimeout(settling);
    const left = settlesAt - now();
    root.dataset['settled'] = left > 0 ? 'no' : 'yes';
    if (left > 0) settling = setTimeout(tell, left + 1);
  }

  /** Controls that came, or that something else has moved. */
  function look(): void {
    for (const control of page.querySelectorAll<HTMLElement>(CONTROLS)) {
      const { x, y, width, height } = control.getBoundingClientRect();
      const place = [x, y, width, height].map(Math.round).join();
      if (places.get(control) === place) continue;
      places.set(control, place);
      guard.appeared(control, now());
      unsettled();
    }
  }

  let looking = false;
  function lookSoon(): void {
    // Nobody knows yet what has moved.
    root.dataset['settled'] = 'no';
    if (looking) return;
    looking = true;
    view.requestAnimationFrame(() => {
      looking = false;
      look();
      tell();
    });
  }

  const isScreen = (node: Node) =>
    node instanceof Element && (node.matches(SCREENS) || node.querySelector(SCREENS) !== null);
  /** An attribute that is written anew with what it held is told as a change too. */
  const isAnother = ({ type, target, attributeName, oldValue, addedNodes, removedNodes }: MutationRecord) =>
    type === 'attributes'
      ? (target as Element).getAttribute(attributeName!) !== oldValue
      : [...addedNodes, ...removedNodes].some(isScreen);
  new MutationObserver((changes) => {
    if (changes.some(isAnother)) {
      guard.screenChanged(now());
      unsettled();
    }
    lookSoon();
  }).observe(root, {
    subtree: true,
    childList: true,
    attributeOldValue: true,
    attributeFilter: ['data-screen', 'lang'],
  });
  page.addEventListener('scroll', lookSoon, { capture: true, passive: true });
  view.addEventListener('resize', lookSoon);
  unsettled();
  lookSoon();

  // WebKitGTK makes a mouse's press and click of a finger when it leaves: that press began with the touch.
  let touchedAt = -Infinity;
  const fingers = (event: TouchEvent) => {
    touchedAt = now();
    if (event.type !== 'touchstart') return;
    for (const { identifier, target } of event.changedTouches)
      guard.down(FIRST_FINGER + identifier, (target as Element).closest<HTMLElement>(CONTROLS), now());
  };
  for (const name of ['touchstart', 'touchmove', 'touchend'] as const)
    view.addEventListener(name, fingers, { capture: true, passive: true });

  view.addEventListener(
    'pointerdown',
    (event) => {
      const control = controlOf(event);
      const isEcho = event.pointerType === 'mouse' && now() - touchedAt < ECHO_MS;
      if (!isEcho) guard.down(event.pointerId, control, now());
      if (control && !guard.willAct(control)) tooEarly.add(event);
    },
    { capture: true },
  );
  view.addEventListener(
    'click',
    (event) => {
      const control = controlOf(event);
      // A click without a finger is a key's, which is judged as a key, or the page's own.
      if (!control || !event.isTrusted || event.detail === 0) return;
      if (guard.clicked(control)) return;
      root.dataset['refused'] = String(++refused);
      swallow(event);
    },
    { capture: true },
  );
  view.addEventListener(
    'keydown',
    (event) => {
      const control = controlOf(event);
      if (!control || (event.key !== 'Enter' && event.key !== ' ')) return;
      // A key that is held presses once.
      if (event.repeat || !guard.mayAct(control, now())) swallow(event);
    },
    { capture: true },
  );
}
