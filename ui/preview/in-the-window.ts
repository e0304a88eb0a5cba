// The states of the preview in the kiosk's own window: the page of the product is there already, hardened and styled.

import { mount } from 'svelte';
import App from '../src/App.svelte';
import { LANGUAGES, load } from '../src/lib/texts';
import { fakeCore } from './fake-core';
import { showGallery } from './gallery';
import { showStates } from './states';

async function begin() {
  await Promise.all(LANGUAGES.map(load));
  const page = mount(App, { target: document.getElementById('page')!, props: { core: fakeCore() } });
  showStates(page.visit);
  showGallery(window.states!);
}

// In one script the words of a language come after this line.
void Promise.resolve().then(begin);
