// What a browser would do on its own and a kiosk must not: menus, dragging out, dropping in, zooming,
// shortcuts, the clipboard. The window is hardened as well; this is the page's own layer.

const never = (event: Event) => event.preventDefault();

function unlessFirstButton(event: MouseEvent): void {
  if (event.button <= 0) return;
  event.preventDefault();
  event.stopImmediatePropagation();
}

/** Prevents it for the whole life of the page. */
export function harden(page: Document): void {
  const capture = { capture: true, passive: false } as const;
  for (const name of [
    'contextmenu',
    'dragstart',
    'dragover',
    'drop',
    'copy',
    'cut',
    'gesturestart',
    'auxclick',
  ])
    page.addEventListener(name, never, capture);
  page.addEventListener('wheel', (event) => event.ctrlKey && event.preventDefault(), capture);
  page.addEventListener('keydown', (event) => isShortcut(event) && event.preventDefault(), capture);
  // Another button than the first types nothing, and the middle one would paste what somebody else selected.
  for (const name of ['pointerdown', 'pointerup', 'mousedown', 'mouseup'] as const)
    page.addEventListener(name, unlessFirstButton, capture);
  page.addEventListener('submit', never, capture);
}

/** Keys that belong to a browser and not to a form. AltGr writes letters and stays. */
export function isShortcut(
  event: Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'altKey' | 'metaKey' | 'getModifierState'>,
): boolean {
  if (/^F\d{1,2}$/.test(event.key)) return true;
  if (['BrowserBack', 'BrowserForward', 'ContextMenu', 'PrintScreen'].includes(event.key)) return true;
  if (event.getModifierState('AltGraph')) return false;
  // Moving to the start or the end of a value, and nothing else, is a shortcut that a form may keep.
  const editing = ['a', 'v', 'Home', 'End', 'Backspace', 'Delete'].includes(event.key);
  return event.metaKey || event.altKey || (event.ctrlKey && !editing);
}
