import { compileMessage } from '@lingui/message-utils/compileMessage';
import type { Plugin } from 'vite';

const WORDS = /\/words\/[a-z]{2}\.json$/;

/** Compiles the messages of a language when the pages are built, so that no browser loads a parser of messages. */
export function compiledWords(): Plugin {
  return {
    name: 'compiled-words',
    enforce: 'pre',
    transform: {
      filter: { id: WORDS },
      handler(code) {
        const messages = Object.entries(JSON.parse(code) as Record<string, string>);
        const compiled = messages.map(([id, message]) => [id, compileMessage(message)]);
        return { code: `export default ${JSON.stringify(Object.fromEntries(compiled))};`, moduleType: 'js', map: null };
      },
    },
  };
}
