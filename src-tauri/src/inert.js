// What a page may do to its window and a kiosk's must not. Laid down before anything of the page runs.
for (const name of ['close', 'moveBy', 'moveTo', 'open', 'print', 'resizeBy', 'resizeTo', 'stop'])
  Object.defineProperty(window, name, { value: () => null, writable: false, configurable: false });
