import ts from 'typescript';
import type { Finding, Passage } from './finding.js';

const TELLERS = new Set(['it', 'test', 'describe']);

/** `it` of `it(…)`, `it.skipIf(…)(…)`, `test.each(…)(…)`. */
function root(callee: ts.Expression): string | undefined {
  if (ts.isIdentifier(callee)) return callee.text;
  if (ts.isPropertyAccessExpression(callee) || ts.isCallExpression(callee)) return root(callee.expression);
  if (ts.isTaggedTemplateExpression(callee)) return root(callee.tag);
  return undefined;
}

/** The text of a title; what is filled in stands as one word. */
function textOf(title: ts.Expression): string | undefined {
  if (ts.isStringLiteralLike(title)) return title.text;
  if (!ts.isTemplateExpression(title)) return undefined;
  return title.head.text + title.templateSpans.map(({ literal }) => `§${literal.text}`).join('');
}

/** The titles of the tests of a file. */
export function titlePassages(source: ts.SourceFile): Passage[] {
  const passages: Passage[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isCallExpression(node) && TELLERS.has(root(node.expression) ?? '')) {
      const [title] = node.arguments;
      const text = title && textOf(title);
      if (title && text !== undefined) {
        const { line } = source.getLineAndCharacterOfPosition(title.getStart(source));
        passages.push({ file: source.fileName, line: line + 1, text });
      }
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return passages;
}

const RIDDLE = /^(of|what|who|whom|whoever|that)\b/i;

/** A title is read alone, in a red log: it needs a subject or a verb first. */
export function titleFindings(passages: readonly Passage[]): Finding[] {
  return passages.flatMap(({ file, line, text }) => {
    const first = RIDDLE.exec(text)?.[0];
    if (first === undefined) return [];
    return {
      rule: 'titles' as const,
      file,
      line,
      problem: `a title that begins with "${first}": "${text.slice(0, 60)}"`,
      instead: 'begin with what the program does ("refuses a pass of another customer"), or with the subject',
    };
  });
}
