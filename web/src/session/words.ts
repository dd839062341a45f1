import { wordsOf } from '../words/words';

export const sessionWords = wordsOf('session', {
  sk: () => import('./words/sk.json'),
  cs: () => import('./words/cs.json'),
  en: () => import('./words/en.json'),
});
