// The preview build as one script, for the kiosk's own window: the gallery hands it to the page there. Its styles are
// those that the window has already.

import { svelte } from '@sveltejs/vite-plugin-svelte';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';
import { firstWords } from '../first-words';

export default defineConfig({
  root: fileURLToPath(new URL('..', import.meta.url)),
  mode: 'preview',
  plugins: [svelte(), firstWords()],
  base: './',
  build: {
    outDir: 'dist-gallery',
    target: 'es2022',
    modulePreload: false,
    cssCodeSplit: false,
    chunkSizeWarningLimit: 3000,
    rollupOptions: {
      input: 'preview/in-the-window.ts',
      output: { format: 'es', inlineDynamicImports: true, entryFileNames: 'page.js' },
    },
  },
});
