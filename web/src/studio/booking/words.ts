import { wordsOf } from '../../words/words';

export const bookingWords = wordsOf('booking', {
  sk: () => import('./words/sk.json'),
  cs: () => import('./words/cs.json'),
  en: () => import('./words/en.json'),
});
