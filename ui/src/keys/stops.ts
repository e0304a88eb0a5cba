// What of the page can be pressed by keys, in its order: of the dialog that lies on top, else of the whole page.

import type { Place } from './moves';

export const STOPS = 'button:not([disabled]), input:not([disabled]), a[href], [tabindex="0"]';

/** The topmost part of the page: what is under it is out of reach. */
export function layerOf(page: Document): HTMLElement {
  const dialogs = page.querySelectorAll<HTMLElement>('dialog[open]');
  return dialogs[dialogs.length - 1] ?? page.body;
}

export function stopsOf(layer: HTMLElement): HTMLElement[] {
  return [...layer.querySelectorAll<HTMLElement>(STOPS)].filter(
    (stop) =>
      stop.tabIndex >= 0 &&
      !stop.closest('[aria-hidden="true"], [hidden]') &&
      // Where nothing is laid out nobody can say.
      (stop.checkVisibility?.() ?? true),
  );
}

/** Its place among the drawn keys. */
export function placeOf(stop: HTMLElement): Place {
  const line = stop.closest('[data-keyboard] .row');
  const cell = stop.closest('[data-keyboard] .row > *');
  if (!line?.parentElement || !cell) return null;
  return {
    row: [...line.parentElement.children].indexOf(line),
    col: [...line.children].indexOf(cell),
    cols: line.children.length,
  };
}

/** Which stop has the focus; half a stop more where it lies after one; before the content where nothing has it. */
export function indexOfFocus(layer: HTMLElement, stops: readonly HTMLElement[]): number {
  const focused = layer.ownerDocument.activeElement;
  const index = stops.indexOf(focused as HTMLElement);
  if (index >= 0) return index;
  const inside = focused && focused !== layer && layer.contains(focused);
  const from = inside ? focused : layer.querySelector('main');
  if (!from) return -0.5;
  const isBefore = (stop: HTMLElement) =>
    (from.compareDocumentPosition(stop) & Node.DOCUMENT_POSITION_PRECEDING) !== 0;
  return stops.filter(isBefore).length - 0.5;
}
