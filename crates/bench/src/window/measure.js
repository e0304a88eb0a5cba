// Runs in the page that is measured, the same in every engine. A finger is an event of the page's own; what counts
// begins with it and ends with the second animation frame after the change: then the change has been painted.
(() => {
  const frame = () => new Promise((done) => requestAnimationFrame(done));
  const rest = (ms) => new Promise((done) => setTimeout(done, ms));
  const painted = async () => (await frame(), await frame(), performance.now());

  function finger(control) {
    const { x, y, width, height } = control.getBoundingClientRect();
    const at = {
      bubbles: true,
      cancelable: true,
      pointerId: 7,
      pointerType: 'touch',
      isPrimary: true,
      clientX: x + width / 2,
      clientY: y + height / 2,
    };
    control.dispatchEvent(new PointerEvent('pointerdown', at));
    return () => control.dispatchEvent(new PointerEvent('pointerup', at));
  }

  const there = async (css) => {
    for (let tries = 0; tries < 500; tries++) {
      const found = document.querySelector(css);
      if (found && !found.disabled) return found;
      await rest(10);
    }
    throw new Error(`no ${css}`);
  };

  const changed = (holds) =>
    new Promise((done) => {
      if (holds()) return done();
      const observer = new MutationObserver(() => {
        if (!holds()) return;
        observer.disconnect();
        done();
      });
      observer.observe(document, { subtree: true, childList: true, attributes: true });
    });

  async function tap(action, screen) {
    const control = await there(`[data-action="${action}"]`);
    await rest(40 + Math.random() * 20);
    const began = performance.now();
    finger(control)();
    control.click();
    await changed(() => document.querySelector(`main[data-screen="${screen}"]`));
    return (await painted()) - began;
  }

  window.bench = {
    /** From the purpose to a screen without keys and back, and to one with keys and back. */
    async taps(count) {
      const way = [
        ['correct-email', 'privacy'],
        ['back', 'purpose'],
        ['track', 'track'],
        ['back', 'purpose'],
      ];
      const times = [];
      while (times.length < count) times.push(await tap(...way[times.length % way.length]));
      return times;
    },
    /** Letters into the field of a screen with keys. */
    async keys(count) {
      await tap('track', 'track');
      await rest(700);
      const field = await there('input[data-keys]');
      const times = [];
      for (let number = 0; number < count; number++) {
        if (field.value.length > 9) {
          field.value = '';
          field.dispatchEvent(new InputEvent('input', { bubbles: true }));
          await rest(60);
        }
        const key = await there(`[data-key="${'ACEHKMPR'[number % 8]}"]`);
        await rest(60 + Math.random() * 20);
        const before = field.value;
        const began = performance.now();
        const up = finger(key);
        const end = await painted();
        up();
        if (field.value === before) throw new Error('the key wrote nothing');
        times.push(end - began);
      }
      await tap('back', 'purpose');
      return times;
    },
    /** What an engine takes to change one cell of an empty page. */
    async floor(count) {
      const cell = document.getElementById('cell');
      document.onpointerdown = () => (cell.textContent = String(Number(cell.textContent) + 1));
      const times = [];
      while (times.length < count) {
        await rest(40 + Math.random() * 20);
        const began = performance.now();
        finger(cell)();
        times.push((await painted()) - began);
      }
      return times;
    },
    /** Where something is, once it can be pressed: left, top, width, height in pixels. */
    async where(css) {
      const { x, y, width, height } = (await there(css)).getBoundingClientRect();
      return [x, y, width, height].map(Math.round);
    },
    /** A screen has come. */
    async arrived(screen) {
      await there(`main[data-screen="${screen}"]`);
      return true;
    },
    /** Takes out what the field holds. */
    async empty() {
      const field = await there('input[data-keys]');
      field.value = '';
      field.dispatchEvent(new InputEvent('input', { bubbles: true }));
      return true;
    },
    /** From the welcome screen to the purpose, in Portuguese. */
    async begin() {
      (await there('[data-lang="pt"]')).click();
      await changed(() => document.querySelector('main[data-screen="purpose"]'));
      await rest(500);
      return true;
    },
  };
})();
