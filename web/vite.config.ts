import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { compiledWords } from './scripts/compiled-words.ts';

/** The server of `npm start`, which answers what the pages ask for while Vite serves them. */
const API = 'http://localhost:4000';

export default defineConfig({
  plugins: [react(), compiledWords()],
  build: {
    target: 'es2024',
    // A small file in a data: address would need a looser Content-Security-Policy.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
    manifest: 'manifest.json',
    license: { fileName: 'licences.md' },
  },
  server: {
    proxy: {
      '/graphql': { target: API, ws: true },
      '/sandbox': API,
      '/receipts': API,
    },
  },
});
