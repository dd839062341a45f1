import { parse, type StringValueNode, visit } from 'graphql';
import type { Passage } from './finding.js';

/** The descriptions of a schema. A block string begins in the line after its quotation marks. */
export function descriptionPassages(file: string, document: string): Passage[] {
  const passages: Passage[] = [];
  visit(parse(document), {
    enter(node) {
      if (!('description' in node) || !node.description) return;
      const { block, loc, value } = node.description as StringValueNode;
      const line = loc?.startToken.line ?? 1;
      const opensAlone = block && /^"""\s*\n/.test(loc?.source.body.slice(loc.start) ?? '');
      passages.push({ file, line: opensAlone ? line + 1 : line, text: value.replace(/`[^`]+`/g, '§') });
    },
  });
  return passages;
}
