import type { Passage } from './finding.js';

/** Code and addresses are no prose. Each becomes one word, and line breaks stay where they are. */
function withoutCode(text: string): string {
  return text
    .replace(/<!--.*?-->/gs, (comment) => comment.replace(/[^\n]/g, ''))
    .replace(/`[^`]+`/g, (code) => `§${code.replace(/[^\n]/g, '')}`)
    .replace(/\]\([^)\s]*\)/g, ']')
    .replace(/<?\bhttps?:\/\/[^\s>)]+>?/g, '§');
}

const FENCE = /^\s*(?:```|~~~)/;
const BREAK = /^\s*$|^\s*(?:[-*_]\s*){3,}$|^\s*[|:\- ]+$/;
/** A line that begins a block of its own: a heading, an item of a list, a quotation. */
const BLOCK = /^\s*(?:#{1,6}\s|[-*+]\s|\d+[.)]\s|>\s?)/;
const HEADING = /^\s*#{1,6}\s/;
const ROW = /^\s*\|/;

/** The paragraphs, items, headings and cells of a Markdown file. Blocks of code are left out. */
export function markdownPassages(file: string, text: string): Passage[] {
  const passages: Passage[] = [];
  let open: { line: number; lines: string[] } | null = null;
  const close = () => {
    if (open) passages.push({ file, line: open.line, text: withoutCode(open.lines.join('\n')) });
    open = null;
  };
  let fenced = false;
  for (const [index, line] of text.split('\n').entries()) {
    if (FENCE.test(line)) fenced = !fenced;
    if (fenced || FENCE.test(line) || BREAK.test(line)) close();
    else if (ROW.test(line)) {
      close();
      for (const cell of line.split('|'))
        if (cell.trim() !== '') passages.push({ file, line: index + 1, text: withoutCode(cell.trim()) });
    } else {
      if (BLOCK.test(line)) close();
      open ??= { line: index + 1, lines: [] };
      open.lines.push(line.replace(BLOCK, ''));
      if (HEADING.test(line)) close();
    }
  }
  close();
  return passages;
}
