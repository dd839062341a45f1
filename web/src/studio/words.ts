import { wordsOf } from '../words/words';

export const studioWords = wordsOf('studio', {
  sk: () => import('./words/sk.json'),
  cs: () => import('./words/cs.json'),
  en: () => import('./words/en.json'),
});
