import ts from 'typescript';
import type { Passage } from './finding.js';

export function parseSource(file: string, text: string): ts.SourceFile {
  return ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true);
}

/** The text of a comment without its marks, line by line. */
function plain(comment: string): string {
  return comment
    .replace(/^\/\*+|\*+\/$/g, '')
    .split('\n')
    .map((line) => line.replace(/^\s*(?:\*(?!\*)|\/\/+) ?/, ''))
    .join('\n')
    .replace(/`[^`\n]+`/g, '§')
    .trimEnd();
}

/** All comments of a program, in order; `//` lines that follow each other are one. */
export function commentPassages(source: ts.SourceFile): Passage[] {
  const text = source.text;
  const found = new Map<number, ts.CommentRange>();
  const visit = (node: ts.Node): void => {
    const ranges = [
      ...(ts.getLeadingCommentRanges(text, node.pos) ?? []),
      ...(ts.getTrailingCommentRanges(text, node.end) ?? []),
    ];
    if (node.kind !== ts.SyntaxKind.JsxText) for (const range of ranges) found.set(range.pos, range);
    for (const child of node.getChildren(source)) visit(child);
  };
  visit(source);

  const passages: Passage[] = [];
  let last: { end: number; passage: Passage } | null = null;
  for (const { pos, end, kind } of [...found.values()].sort((one, other) => one.pos - other.pos)) {
    const comment = text.slice(pos, end);
    const joins = last && kind === ts.SyntaxKind.SingleLineCommentTrivia && /^\n[ \t]*$/.test(text.slice(last.end, pos));
    if (last && joins) {
      const joined: Passage = { ...last.passage, text: `${last.passage.text}\n${plain(comment)}` };
      passages[passages.length - 1] = joined;
      last = { end, passage: joined };
      continue;
    }
    const passage = { file: source.fileName, line: source.getLineAndCharacterOfPosition(pos).line + 1, text: plain(comment) };
    passages.push(passage);
    last = kind === ts.SyntaxKind.SingleLineCommentTrivia ? { end, passage } : null;
  }
  return passages;
}

/** The comments of SQL that stand in lines of their own. */
export function sqlPassages(file: string, text: string): Passage[] {
  return text.split('\n').flatMap((line, index) => {
    const comment = /^\s*--\s?(.*)$/.exec(line)?.[1];
    return comment ? { file, line: index + 1, text: comment } : [];
  });
}
