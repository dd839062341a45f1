import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';

const RULES = 'src/services/rules';
/** Globals that read a clock, draw at random, wait, or reach the outside. `new Date(value)` converts, and is pure. */
const IMPURE = new Set(['fetch', 'performance', 'process', 'crypto', 'console', 'setTimeout', 'setInterval', 'setImmediate']);
const IMPURE_MEMBERS = new Set(['Date.now', 'Math.random', 'Temporal.Now']);

/** The impure expressions of a file, as written. */
function impureIn(text: string): string[] {
  const source = ts.createSourceFile('rule.ts', text, ts.ScriptTarget.Latest, true);
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    const isClock = ts.isNewExpression(node) && node.getText() === 'new Date()';
    const isMember = ts.isPropertyAccessExpression(node) && IMPURE_MEMBERS.has(node.getText());
    const isGlobal = ts.isIdentifier(node) && IMPURE.has(node.text) && !isNameOfMember(node);
    if (isClock || isMember || isGlobal) found.push(node.getText());
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

function isNameOfMember(node: ts.Identifier): boolean {
  const { parent } = node;
  return (ts.isPropertyAccessExpression(parent) || ts.isPropertyAssignment(parent)) && parent.name === node;
}

describe('the rules', () => {
  it('read no clock but `world.now`, draw nothing at random and reach nothing outside', () => {
    const files = readdirSync(RULES, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.ts'));
    expect(files.length).toBeGreaterThan(50);
    const impure = files.flatMap((name) => impureIn(readFileSync(join(RULES, name), 'utf8')).map((what) => `${name}: ${what}`));
    expect(impure).toEqual([]);
  });
});

describe('this check', () => {
  it.each(['const now = Date.now();', 'const now = new Date();', 'Math.random()', 'await fetch(url)', 'process.env'])(
    'finds %s',
    (text) => {
      expect(impureIn(text)).toHaveLength(1);
    },
  );

  it('allows conversions of a date, and members with such names', () => {
    expect(impureIn('new Date(world.now); order.process; const rule = { fetch: 1 };')).toEqual([]);
  });
});
