import { wordsOf } from '../words/words';

export const marketplaceWords = wordsOf('marketplace', {
  sk: () => import('./words/sk.json'),
  cs: () => import('./words/cs.json'),
  en: () => import('./words/en.json'),
});
