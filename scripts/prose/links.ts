import { posix } from 'node:path';
import type { Finding } from './finding.js';

/** `[text](target)` with a target inside the repository. */
const LINK = /\]\((?!https?:|mailto:|#)([^)\s#]+)(?:#[^)\s]*)?\)/g;
/** A path in code marks that begins with a folder of the repository; patterns and gaps are no paths. */
const PATH = /`((?:src|test|scripts|docs|client|bench|demo)\/[\w./-]*\w\/?)`/g;

/** Links and paths of a Markdown file that lead nowhere. @param has whether the repository has such a file or folder */
export function linkFindings(file: string, text: string, has: (path: string) => boolean): Finding[] {
  const folder = posix.dirname(file);
  return text.split('\n').flatMap((line, index) => {
    const linked = [...line.matchAll(LINK)].map(([, target = '']) => ({ target, path: posix.join(folder, decodeURI(target)) }));
    const named = [...line.matchAll(PATH)].map(([, target = '']) => ({ target, path: target }));
    return [...linked, ...named]
      .filter(({ path }) => !has(path.replace(/\/$/, '')))
      .map(({ target }) => ({
        rule: 'links' as const,
        file,
        line: index + 1,
        problem: `nothing is at "${target}"`,
        instead: 'name the file that is meant now',
      }));
  });
}
