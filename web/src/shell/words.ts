import { wordsOf } from '../words/words';

export const shellWords = wordsOf('shell', {
  sk: () => import('./words/sk.json'),
  cs: () => import('./words/cs.json'),
  en: () => import('./words/en.json'),
});
