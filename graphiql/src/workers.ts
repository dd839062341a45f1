import type {} from 'monaco-editor/esm/vs/editor/editor.api.js';

/** The files that Monaco runs off the page, beside the one that this code is bundled into. */
const WORKERS = { json: './json-worker.js', graphql: './graphql-worker.js', other: './editor-worker.js' } as const;

/**
 * Tells Monaco where its workers are. Must run before an editor is made. GraphiQL has a set-up for Vite and one for webpack;
 * this one suits any bundler that keeps the names of its entries.
 */
export function setUpWorkers(): void {
  window.MonacoEnvironment = {
    getWorker: (_workerId: string, label: string): Worker => {
      const file = label === 'json' || label === 'graphql' ? WORKERS[label] : WORKERS.other;
      return new Worker(new URL(file, import.meta.url), { type: 'module', name: label });
    },
  };
}
