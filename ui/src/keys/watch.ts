// The keys of a pad and of a plain keyboard, for the whole life of a page: they move the focus, press what has it,
// go back and ask for help. What a key does besides is told to `first`. No key repeats while it is held, nor one that
// writes (EN 301 549 V3.2.1, 5.7): whoever cannot let go in time does nothing that they did not mean.

import type { Pad } from '../lib/core';
import { stopAfter, type Move } from './moves';
import { doneBy, type Does } from './pad';
import { indexOfFocus, layerOf, placeOf, stopsOf } from './stops';

export interface Watching {
  /** None before the kiosk's state is known. */
  pad(): Pad | undefined;
  /** The page reads from right to left. */
  rtl(): boolean;
  /** Asked before anything is done; says whether that was all. */
  first(does: Does): boolean;
  /** The focus was moved there. */
  moved(stop: HTMLElement): void;
}

const MOVES: readonly string[] = ['previous', 'next', 'up', 'down', 'left', 'right'];

const isField = (element: Element | null): element is HTMLInputElement =>
  element instanceof HTMLInputElement && !element.readOnly;

export function watchPad(page: Document, watching: Watching): () => void {
  function move(way: Move): void {
    if (scrolled(page.activeElement, way)) return;
    const layer = layerOf(page);
    const stops = stopsOf(layer);
    const places = stops.map(placeOf);
    const to = stops[stopAfter(places, indexOfFocus(layer, stops), way)];
    if (!to) return;
    to.focus();
    watching.moved(to);
  }

  /** The drawn keyboard lies from left to right in every language. */
  function along(does: 'left' | 'right'): Move {
    const onKeys = page.activeElement?.closest('[data-keyboard]');
    if (onKeys || !watching.rtl()) return does;
    return does === 'left' ? 'right' : 'left';
  }

  function act(does: Does): void {
    switch (does) {
      case 'left':
      case 'right':
        return move(along(does));
      case 'select':
        return press(page.activeElement);
      case 'back':
        return goBack(page);
      case 'help':
        return help(page);
      default:
        if (MOVES.includes(does)) move(does as Move);
    }
  }

  function pressed(event: KeyboardEvent): void {
    if (event.repeat) return swallow(event);
    const pad = watching.pad();
    const does = pad && doneBy(pad, event);
    if (!does) return;
    // What a browser does with these is what is wanted.
    if (does === 'select' && event.key === 'Enter') return;
    const caret = does === 'left' || does === 'right';
    if (caret && isField(page.activeElement) && page.activeElement.value !== '') return;
    event.preventDefault();
    if (!watching.first(does)) act(does);
  }

  const view = page.defaultView!;
  view.addEventListener('keydown', pressed, { capture: true });
  return () => view.removeEventListener('keydown', pressed, { capture: true });
}

/** Nor is it a sign that somebody is there. */
function swallow(event: Event): void {
  event.preventDefault();
  event.stopImmediatePropagation();
}

/** What scrolls is read to its end before the focus goes on. */
function scrolled(place: Element | null, way: Move): boolean {
  if (way !== 'up' && way !== 'down') return false;
  if (!(place instanceof HTMLElement) || place.getAttribute('role') !== 'region' || place.tabIndex < 0)
    return false;
  const { scrollTop, clientHeight, scrollHeight } = place;
  const isThere = way === 'up' ? scrollTop <= 2 : scrollTop + clientHeight >= scrollHeight - 2;
  if (isThere) return false;
  place.scrollBy({ top: (way === 'up' ? -0.75 : 0.75) * clientHeight });
  return true;
}

/** As Enter does: whoever judges whether a key comes too early is asked (lib/taps). */
function press(control: Element | null): void {
  if (!(control instanceof HTMLElement) || control === control.ownerDocument.body) return;
  const enter = new KeyboardEvent('keydown', { key: 'Enter', bubbles: true, cancelable: true });
  const goesOn = control.dispatchEvent(enter);
  if (goesOn && !isField(control)) control.click();
}

function goBack(page: Document): void {
  const layer = layerOf(page);
  if (layer instanceof HTMLDialogElement) layer.dispatchEvent(new Event('cancel', { cancelable: true }));
  else press(layer.querySelector('[data-action="back"]:not([disabled])'));
}

function help(page: Document): void {
  const layer = layerOf(page);
  if (layer.dataset['overlay'] === 'help') return goBack(page);
  press(layer.querySelector('[data-action="help"]'));
}
