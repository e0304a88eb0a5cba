// What is wrong with how the page lies on the screen, measured in the page itself, in whatever engine shows it.

/** VVSG 2.0, 7.2-I: what is touched, and the room between two such things, in millimetres. */
const TARGET_MM = 12.7;
const GAP_MM = 2.5;
/** And never smaller than this, in CSS pixels. */
const TARGET_PX = 48;
/** From the lower edge of an upright screen, where everything was asked to lie lower (`--reach`). */
const REACH_MM = 300;
/** Sizes in millimetres are seldom whole pixels. */
const SLACK = 1;
/** Between the letters of a fact and the line that parts it from the next. */
const FREE_MM = 0.9;

/** A capital of what must be read: EN 301 549, 5.1.4, 0.7 degrees at 600 mm. */
export const CAPITAL_MM = 7.3;
/** Of Noto Sans: the height of an H, as a part of the size. */
const CAPITAL = 0.714;
/**
 * What need not be read for a visit, wherever it stands: the mark with its name, the demonstration's ribbon, the Latin
 * digit beside a script's own on a key, samples of letters, the code of a fault for the telephone. Everything else must.
 */
const ASIDE = '[data-aside]';

const CONTROLS = 'button, input, a[href]';
/** Where what stands in it is expected to end. */
const BOXES = 'button, .card, .notice, .question, dialog, header, footer, main';

interface Box {
  left: number;
  top: number;
  right: number;
  bottom: number;
}

const common = (one: Box, other: Box) => ({
  wide: Math.min(one.right, other.right) - Math.max(one.left, other.left),
  high: Math.min(one.bottom, other.bottom) - Math.max(one.top, other.top),
});

const round = (pixels: number) => `${Math.ceil(pixels)} px`;

function name(element: Element): string {
  const { dataset } = element as HTMLElement;
  for (const key of ['action', 'paper', 'lang', 'country', 'letter', 'key', 'fact', 'overlay'])
    if (dataset[key] !== undefined) return `${key} ${dataset[key]}`;
  return element.id || `${element.tagName.toLowerCase()}.${element.classList[0] ?? ''}`;
}

/** Shown, and not one of the words that only a program reads. */
function shows(element: Element): boolean {
  const style = getComputedStyle(element);
  return style.visibility !== 'hidden' && style.clipPath === 'none' && element.getClientRects().length > 0;
}

/** The lowest capital, in millimetres, and where it stands. */
export interface Capital {
  mm: number;
  where: string;
}

/** The lowest of what must be read, what somebody types included, and of all other words; `null` where there is none. */
export function capitals(): { read: Capital | null; aside: Capital | null } {
  const mm = parseFloat(getComputedStyle(document.documentElement).getPropertyValue('--mm'));
  const top: Element = [...document.querySelectorAll('dialog[open]')].at(-1) ?? document.body;
  let read: Capital | null = null;
  let aside: Capital | null = null;
  const take = (element: Element, words: string) => {
    const height = (parseFloat(getComputedStyle(element).fontSize) * CAPITAL) / mm;
    const lower = (known: Capital | null) =>
      known && known.mm <= height ? known : { mm: height, where: `${name(element)} "${words.slice(0, 24)}"` };
    if (element.closest(ASIDE)) aside = lower(aside);
    else read = lower(read);
  };
  const words = document.createTreeWalker(top, NodeFilter.SHOW_TEXT);
  while (words.nextNode()) {
    const { nodeValue, parentElement } = words.currentNode as Text;
    // What is written on a drawing is drawn.
    if (!nodeValue?.trim() || !(parentElement instanceof HTMLElement) || !shows(parentElement)) continue;
    take(parentElement, nodeValue.trim());
  }
  for (const input of top.querySelectorAll('input')) if (shows(input)) take(input, input.name);
  return { read, aside };
}

/** What scrolls where there is too much for the screen: the content of a page, and of what lies over it. */
const SCROLLERS = '.view, dialog .body';

/**
 * Every finding as one line; none where everything is as it should be. With letters larger than usual the content
 * may scroll, up and down alone.
 */
export function measure(mayScroll = false): string[] {
  const found: string[] = [];
  const mm = parseFloat(getComputedStyle(document.documentElement).getPropertyValue('--mm'));
  // A modal dialog makes what lies under it unreachable; what is over the whole screen hides it too.
  const top: Element = [...document.querySelectorAll('dialog[open]')].at(-1) ?? document.body;
  const screen: Box = { left: 0, top: 0, right: innerWidth, bottom: innerHeight };

  // Nothing scrolls, and nothing is cut off where nothing can scroll.
  const place = document.querySelector('.scroller');
  for (const element of top.querySelectorAll<HTMLElement>('*')) {
    if (element instanceof HTMLInputElement || element instanceof SVGElement || !shows(element)) continue;
    const { overflowX, overflowY } = getComputedStyle(element);
    if (overflowX === 'visible' && overflowY === 'visible') continue;
    // The row of scroll buttons takes room only because there is too little.
    const room = place && element.matches('.view') ? place.clientHeight : element.clientHeight;
    const high = element.scrollHeight - room;
    const wide = element.scrollWidth - element.clientWidth;
    const may = mayScroll && element.matches(SCROLLERS);
    if (high > SLACK + 1 && !may) found.push(`scrolls: ${name(element)} by ${round(high)}`);
    if (wide > SLACK) found.push(`too wide: ${name(element)} by ${round(wide)}`);
  }
  const { scrollWidth, scrollHeight } = document.documentElement;
  if (scrollWidth > innerWidth || scrollHeight > innerHeight) found.push('the whole page scrolls');

  const scrolled = (element: Element) => element.closest(SCROLLERS);
  // What scrolls is told already: what it hides lies under something by the way.
  if (found.length > 0) return found;

  /** The part of it that its scroller shows just now. */
  const seen = (element: Element, box: Box): Box => {
    const frame = scrolled(element)?.getBoundingClientRect();
    if (!frame) return box;
    const within = (place: number) => Math.min(Math.max(place, frame.top), frame.bottom);
    return { left: box.left, right: box.right, top: within(box.top), bottom: within(box.bottom) };
  };
  const controls = [...top.querySelectorAll<HTMLElement>(CONTROLS)].filter(shows).map((control) => ({
    control,
    box: control.getBoundingClientRect(),
  }));
  // From a wheelchair: what lies higher than `--reach` allows is out of it.
  const root = document.documentElement;
  if (root.hasAttribute('data-lower') && innerHeight > innerWidth) {
    const reach = innerHeight - REACH_MM * mm;
    for (const { control, box } of controls)
      if (seen(control, box).top < reach - SLACK) found.push(`out of reach: ${name(control)}`);
  }
  const narrow = Math.max(TARGET_PX, TARGET_MM * mm) - SLACK;
  for (const { control, box } of controls) {
    const { wide, high } = common(box, screen);
    if (!scrolled(control) && (wide < box.width - SLACK || high < box.height - SLACK))
      found.push(`outside: ${name(control)}`);
    // A key of a full alphabet is as wide as a tenth of the screen lets it be.
    const least = Math.min(box.height, control.matches('[data-key]') ? Infinity : box.width);
    if (least < narrow) found.push(`small: ${name(control)} of ${round(least)}`);
  }
  controls.forEach(({ control, box }, index) => {
    for (const { control: other, box: its } of controls.slice(index + 1)) {
      if (control.contains(other) || other.contains(control)) continue;
      const together = scrolled(control) === scrolled(other);
      const [one, two] = together ? [box, its] : [seen(control, box), seen(other, its)];
      // The edge of what scrolls parts what lies in it from what lies beside it.
      if (!together && (one.top === one.bottom || two.top === two.bottom)) continue;
      const { wide, high } = common(one, two);
      if (!together && high <= SLACK) continue;
      if (wide > SLACK && high > SLACK) found.push(`overlap: ${name(control)} and ${name(other)}`);
      else if (Math.min(-wide, -high) < GAP_MM * mm - SLACK && Math.max(-wide, -high) < GAP_MM * mm - SLACK)
        found.push(`near: ${name(control)} and ${name(other)}`);
    }
  });

  // Every word lies on the screen, in its own box, and under no control.
  const words = document.createTreeWalker(top, NodeFilter.SHOW_TEXT);
  const range = document.createRange();
  while (words.nextNode()) {
    const text = words.currentNode;
    const parent = text.parentElement!;
    if (!text.nodeValue?.trim() || !shows(parent) || parent.closest('.hidden')) continue;
    range.selectNodeContents(text);
    const box = parent.closest(BOXES)?.getBoundingClientRect() ?? screen;
    const said = `"${text.nodeValue.trim().slice(0, 24)}"`;
    const letters = parseFloat(getComputedStyle(parent).fontSize);
    for (const line of range.getClientRects()) {
      if (line.width === 0) continue;
      const inside = common(line, box);
      if (line.left < -SLACK || line.right > innerWidth + SLACK || inside.wide < line.width - SLACK)
        found.push(`cut: ${said} in ${name(parent)}`);
      // The line of a tall script is higher than its letters.
      else if (!scrolled(parent) && inside.high < letters * 0.8) found.push(`cut below: ${said}`);
      // The line between two facts touches neither: what lies within the line's height and not the letters' is free.
      const fact = parent.closest('[data-fact]')?.getBoundingClientRect();
      const free =
        fact && Math.min(line.top - fact.top, fact.bottom - line.bottom) + (line.height - letters) / 2;
      if (free !== undefined && free < FREE_MM * mm) found.push(`touches its line: ${said}`);
      for (const { control, box: its } of controls) {
        if (control.contains(parent)) continue;
        const together = scrolled(control) === scrolled(parent);
        const { wide, high } = together ? common(line, its) : common(seen(parent, line), seen(control, its));
        if (wide > SLACK && high > (line.height - letters) / 2 + letters * 0.2)
          found.push(`under ${name(control)}: ${said}`);
      }
    }
    // A word with a hyphen is one word, where it is large.
    for (const { index } of parent.closest('h1, h2') && !mayScroll
      ? text.nodeValue!.matchAll(/e-mail/g)
      : []) {
      range.setStart(text, index);
      range.setEnd(text, index + 'e-mail'.length);
      if (range.getClientRects().length > 1) found.push(`broken: ${said}`);
    }
  }
  return [...new Set(found)];
}
