import { columnFindings } from './columns.js';
import { commentPassages, parseSource, sqlPassages } from './comments.js';
import { descriptionPassages } from './descriptions.js';
import type { Finding, Passage } from './finding.js';
import { clauseFindings, headFindings } from './heads.js';
import { linkFindings } from './links.js';
import { markdownPassages } from './markdown.js';
import { sentenceFindings } from './sentences.js';
import { titleFindings, titlePassages } from './titles.js';
import { wordFindings } from './words.js';

const prose = (passages: Passage[]): Finding[] => [...headFindings(passages), ...wordFindings(passages)];

/**
 * All that the rules object to in one file, by its kind. Paragraphs of Markdown are not broken by hand, so their columns are not
 * measured.
 * @param has whether the repository has a file or folder
 */
export function findingsIn(file: string, text: string, has: (path: string) => boolean = () => true): Finding[] {
  if (file.endsWith('.md')) {
    const passages = markdownPassages(file, text);
    return [...sentenceFindings(passages), ...prose(passages), ...linkFindings(file, text, has)];
  }
  if (file.endsWith('.graphql')) {
    const descriptions = file === 'schema.graphql' ? descriptionPassages(file, text) : [];
    return [
      ...columnFindings(file, text),
      ...sentenceFindings(descriptions),
      ...clauseFindings(descriptions),
      ...prose(descriptions),
    ];
  }
  if (file.endsWith('.sql')) return [...columnFindings(file, text), ...prose(sqlPassages(file, text))];
  const source = parseSource(file, text);
  const titles = /\.test\.ts$/.test(file) ? titlePassages(source) : [];
  return [...columnFindings(file, text), ...prose(commentPassages(source)), ...wordFindings(titles), ...titleFindings(titles)];
}
