import { mount } from 'svelte';
import App from './App.svelte';
import { core, type Core } from './lib/core';
import { harden } from './lib/hardening';
import { guardTaps } from './lib/taps';
import './styles/agora.css';
import './styles/sizes.css';
import './styles/page.css';

async function chosenCore(): Promise<Core> {
  // Only the preview build knows the pretended core: elsewhere this branch is dead and is left out.
  if (import.meta.env.MODE === 'preview') return (await import('../preview/fake-core')).fakeCore();
  return core;
}

harden(document);
guardTaps(document);
void chosenCore().then((core) => mount(App, { target: document.getElementById('page')!, props: { core } }));
