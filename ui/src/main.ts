import { mount } from 'svelte';
import App from './App.svelte';
import { core, type Core } from './lib/core';
import { harden } from './lib/hardening';
import { guardTaps } from './lib/taps';
import './styles/agora.css';
import './styles/colours.css';
import './styles/sizes.css';
import './styles/page.css';

function begin(core: Core) {
  return mount(App, { target: document.getElementById('page')!, props: { core } });
}

async function preview() {
  const [{ fakeCore }, { showStates }] = await Promise.all([
    import('../preview/fake-core'),
    import('../preview/states'),
    import('./lib/all-words'),
  ]);
  showStates(begin(fakeCore()).visit);
}

harden(document);
guardTaps(document);
// Only the preview build knows the pretended core: elsewhere this branch is dead and is left out.
if (import.meta.env.MODE === 'preview') void preview();
else begin(core);
