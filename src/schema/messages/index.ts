import type { Locale } from '../../entities/enums.js';
import type { ToldRefusal } from '../../services/rules/world/refusals.js';
import { cs } from './cs.js';
import { en } from './en.js';
import type { Sentences } from './sentences.js';
import { sk } from './sk.js';

const sentences: Record<Locale, Sentences> = { sk, cs, en };

export function messageOf(refusal: ToldRefusal, locale: Locale): string {
  const sentence = sentences[locale][refusal.code] as (refusal: ToldRefusal) => string;
  return sentence(refusal);
}
