import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig } from 'vitest/config';
import { firstWords } from './first-words';

export default defineConfig(({ mode }) => ({
  plugins: [svelte(), firstWords()],
  // The window loads the page from its own address, not from the root of a site.
  base: './',
  build: {
    // Never into dist: the real window must not find the pretended core there.
    outDir: mode === 'preview' ? 'dist-preview' : 'dist',
    target: 'es2022',
    // The Content-Security-Policy takes scripts, styles and pictures from files only.
    assetsInlineLimit: 0,
    cssCodeSplit: false,
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 700,
  },
  // Tests mount the page itself, not what a server would make of it.
  resolve: process.env.VITEST ? { conditions: ['browser'] } : {},
  server: { fs: { allow: ['..'] } },
  test: {
    include: ['src/**/*.test.ts', 'preview/**/*.test.ts'],
    setupFiles: ['src/lib/all-words.ts'],
    // What hangs is found; a busy machine, on which every state of the visit is measured beside, is no failure.
    testTimeout: 60_000,
  },
}));
