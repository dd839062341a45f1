import { describe, expect, test } from 'vitest';
import { findingsIn } from '../../scripts/prose/findings.js';
import { sentencesOf } from '../../scripts/prose/sentences.js';

/** What is found in a file, as `line rule`. */
const found = (file: string, ...lines: string[]) => findingsIn(file, lines.join('\n')).map(({ line, rule }) => `${line} ${rule}`);
const words = (count: number) => Array.from({ length: count }, () => 'Word').join(' ');

describe('columns', () => {
  test('a line of code of 131 columns is found, one of 130 is not', () => {
    expect(found('a.ts', 'const a = 1;', `// ${'x'.repeat(128)}`, `// ${'x'.repeat(127)}`)).toEqual(['2 columns']);
  });

  test('a column is a character, however many bytes it has', () => {
    expect(found('a.ts', `// ${'č😀'.repeat(63)}č`)).toEqual([]);
  });

  test('SQL, JavaScript and descriptions of a schema are measured', () => {
    const long = 'x'.repeat(131);
    expect(found('a.sql', `select '${long}';`)).toEqual(['1 columns']);
    expect(found('a.cjs', `const a = '${long}';`)).toEqual(['1 columns']);
    expect(found('schema.graphql', 'type Query {', '  """', long, '  """', '  a: Int', '}')).toEqual(['3 columns']);
  });

  test('a paragraph of Markdown is not broken by hand', () => {
    expect(found('a.md', `A long line. ${'It goes on. '.repeat(30)}`)).toEqual([]);
  });
});

describe('sentences', () => {
  test('a sentence of 36 words is found in a document and in a description, one of 35 is not', () => {
    expect(found('a.md', `${words(35)}. ${words(35)}.`, '', `${words(36)}.`)).toEqual(['3 sentences']);
    expect(found('schema.graphql', `type Query { "${words(36)}." a: Int "${words(35)}." b: Int }`)).toContain('1 sentences');
    expect(
      found(
        'schema.graphql',
        'type Query {',
        '  """',
        '  Short.',
        `  ${words(12)}`,
        `  ${words(12)}`,
        `  ${words(12)}`,
        '  """',
        '  a: Int }',
      ),
    ).toEqual(['4 sentences']);
  });

  test('code, addresses and marks are no words', () => {
    expect(found('a.md', `See \`${words(40)}\` at https://example.com/${'a-'.repeat(50)} - ${words(30)}.`)).toEqual([]);
    expect(found('a.md', '```sh', words(40), '```', '', `[${words(30)}](a/very/long/path.md) ${words(5)}.`)).toEqual([]);
  });

  test('items, headings and cells stand for themselves', () => {
    expect(
      found('a.md', `# ${words(20)}`, `- ${words(20)}`, `- ${words(20)}`, `1. ${words(20)}`, `| ${words(20)} | ${words(20)} |`),
    ).toEqual([]);
    expect(found('a.md', `- ${words(20)}`, `  ${words(20)}`)).toEqual(['1 sentences']);
  });

  test('a sentence ends with its mark, and not with an abbreviation or a decimal point', () => {
    expect(sentencesOf('It costs 2.50 €. So there! "Really?" Yes.').map(({ text }) => text)).toEqual([
      'It costs 2.50 €.',
      'So there!',
      '"Really?"',
      'Yes.',
    ]);
    expect(sentencesOf('A provider, e.g. Stripe, answers … later. Then it ends.')).toHaveLength(2);
    expect(sentencesOf('**Rule.** Do it. (Not that.) `a` comes.')).toHaveLength(4);
  });
});

describe('heads', () => {
  test('a sentence without a subject is found in a comment, a description and a document', () => {
    expect(found('a.ts', '// It locks.', '// Who waits re-reads the row.')).toEqual(['2 heads']);
    expect(found('schema.graphql', 'type Query { "Of what is owed, what was claimed." a: Int }')).toEqual(['1 heads']);
    expect(found('a.md', 'It is so.', 'Whose turn it is, goes first.')).toEqual(['2 heads']);
  });

  test.each([
    'What is left on a pass.',
    'How many orders may use the code.',
    'Which check-ins to return.',
    'Why the pass cannot pay.',
    'Where it takes place.',
    'Who sold the pass.',
  ])('a description that begins with a question word is found once: %s', (text) => {
    expect(found('schema.graphql', 'type Query {', '  """', `  ${text}`, '  """', '  a: Int }')).toEqual(['3 heads']);
    expect(found('schema.graphql', `type Query { "The answer to: ${text}" a: Int }`)).toEqual([]);
  });

  test('a description of a moment may begin with "When", and of a yes or no with "Whether"', () => {
    expect(found('schema.graphql', 'type Query { "When it was paid." a: Int "Whether it was paid." b: Int }')).toEqual([]);
    expect(found('a.ts', '// What the next line needs.')).toEqual([]);
  });

  test('a question may begin so, and a clause may stand inside a sentence', () => {
    expect(found('a.md', 'Who may do this?', '', 'The member who owns it decides.')).toEqual([]);
  });
});

describe('words', () => {
  test('a word to avoid is found in the line that it is in', () => {
    expect(found('a.ts', '/**', ' * The gift.', ' * It is a', ' * present for Eva.', ' */', 'const present = 1;')).toEqual([
      '4 words',
    ]);
    expect(found('a.md', 'The code comes in a letter.')).toEqual(['1 words']);
    expect(found('a.test.ts', "it('reads the present state', () => {});")).toEqual(['1 words']);
    expect(found('schema.graphql', 'type Query { "The caller, or whoever has the code." a: Int }')).toEqual(['1 words']);
    expect(found('a.sql', '-- Sold at the reception.', "select 'reception';")).toEqual(['1 words']);
  });

  test.each([
    ['a header that is present', 'The header is present.'],
    ['a letter of the alphabet', 'A slug has small letters and digits.'],
    ['a role', 'The receptionist books.'],
    ['code', 'The channel `RECEPTION` and the word `present`.'],
    ['a person who is missing', 'There is nobody to tell.'],
  ])('%s is no word to avoid', (_, text) => {
    expect(found('a.md', text)).toEqual([]);
    expect(found('a.ts', `// ${text}`)).toEqual([]);
  });

  test.each([
    'You are nobody here.',
    'Nobody who signed in sees it.',
    'The payment was contested.',
    'It runs behind a connection pool.',
    'The event tells of it.',
  ])('"%s" has a plainer word', (text) => expect(found('a.md', text)).toEqual(['1 words']));

  test('a message says what to write instead', () => {
    expect(findingsIn('a.md', 'Bought as a present.')).toMatchObject([
      { problem: '"present"', instead: expect.stringContaining('gift') },
    ]);
  });

  test('strings and names of a program are not prose', () => {
    expect(found('a.ts', "const letter = 'a letter';", 'const reception = "// no comment, a present";')).toEqual([]);
  });
});

describe('titles', () => {
  test('a title without a subject or verb is found, however the test is made', () => {
    const lines = [
      "describe('what is owed', () => {",
      "  it('of two, the first', () => {});",
      "  test.each([1])('who %s', () => {});",
      "  it.skipIf(true)('that it works', () => {});",
      '});',
    ];
    expect(found('a.test.ts', ...lines)).toEqual(['1 titles', '2 titles', '3 titles', '4 titles']);
  });

  test('a sentence is a title, and only tests have titles', () => {
    expect(found('a.test.ts', "it('refuses what is not owed', () => {});", "test('office hours', () => {});")).toEqual([]);
    expect(found('a.ts', "it('of two, the first', () => {});")).toEqual([]);
  });
});

describe('links', () => {
  const has = (path: string) => ['docs', 'docs/a.md', 'src/config.ts'].includes(path);
  const missing = (text: string) => findingsIn('docs/b.md', text, has).map(({ rule, problem }) => `${rule}: ${problem}`);

  test('a link or a path that leads nowhere is found', () => {
    expect(missing('See [a](./gone.md#part).')).toEqual(['links: nothing is at "./gone.md"']);
    expect(missing('It is in `src/gone.ts`.')).toEqual(['links: nothing is at "src/gone.ts"']);
  });

  test('a path that exists, a pattern and another site are left alone', () => {
    const links = '[a](a.md#x) [b](../src/config.ts) [c](https://example.com/x) [d](#e)';
    expect(missing(`${links} \`docs/\` \`src/*.ts\` \`src/…\` \`src/config.ts\``)).toEqual([]);
  });
});
