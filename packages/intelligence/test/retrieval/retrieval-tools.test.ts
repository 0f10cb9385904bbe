import { renameSync, rmSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { createRetrievalTools } from '../../src/retrieval/create-retrieval-tools.ts';
import { spreadKinds } from '../../src/retrieval/search/spread-kinds.ts';
import { ask } from './ask.ts';
import { temporaryWorkspace } from './temporary-workspace.ts';

const shop = {
  'src/cart.ts': `/** Adds up the prices of a cart. */
export function totalPrice(lines: Line[]): number {
  return lines.reduce((sum, line) => sum + line.price, 0);
}

export function applyDiscount(total: number, percent: number): number {
  return total * (1 - percent / 100);
}
`,
  'src/tax.py': `def vat_of(amount):
    """The value added tax of an amount."""
    return amount * 0.19
`,
  'test/cart.test.ts': `test('adds up prices of a cart', () => {
  expect(totalPrice([{ price: 1 }, { price: 2 }])).toBe(3);
});
`,
  'docs/prices.md': '# Prices\n\nPrices are in cents. A discount is in percent.\n',
};

function open(workspace: { readonly root: string; readonly indexFolder: string }) {
  return createRetrievalTools({ workspace: workspace.root, indexFolder: workspace.indexFolder });
}

describe('perform_rag_query', () => {
  test('answers with file, lines, score and the words that were found', async () => {
    using workspace = temporaryWorkspace(shop);
    await using tools = open(workspace);
    const answer = await ask(tools, {
      tool: 'perform_rag_query',
      query: 'which function adds prices of cart lines',
    });
    expect(answer).toMatchObject({ synthesis: null, reranked: false });
    expect(answer.results[0]).toMatchObject({
      source: 'src/cart.ts',
      line: 1,
      end_line: 8,
      url: 'src/cart.ts#L1-L8',
      metadata: {
        kind: 'code',
        language: 'typescript',
        matched_terms: ['function', 'adds', 'prices', 'cart', 'lines'],
      },
    });
    expect(answer.results[0]?.content).toContain('totalPrice');
    expect(answer.details.index).toMatchObject({ files: 4, stored: 'disk', limits: [], notes: [] });
  });

  test.each([
    ['docs', ['docs/prices.md']],
    ['src', ['src/cart.ts']],
    ['./src/cart.ts', ['src/cart.ts']],
    ['traces', []],
  ])('looks in %s only', async (source, found) => {
    using workspace = temporaryWorkspace(shop);
    await using tools = open(workspace);
    const answer = await ask(tools, { tool: 'perform_rag_query', query: 'discount', source });
    expect(answer.results.map((hit) => hit.source)).toEqual(found);
  });

  test('finds an identifier as a whole and in other spellings', async () => {
    using workspace = temporaryWorkspace(shop);
    await using tools = open(workspace);
    for (const query of ['applyDiscount', 'apply_discount', 'apply-discount', 'applydiscount']) {
      const answer = await ask(tools, { tool: 'perform_rag_query', query });
      expect(answer.results[0]?.source).toBe('src/cart.ts');
    }
  });

  test('answers nothing to a question without words, and takes any', async () => {
    using workspace = temporaryWorkspace(shop);
    await using tools = open(workspace);
    const hostile = [
      '"',
      '* OR 1',
      'NEAR(a b',
      'path:x',
      '-',
      '"a" AND (',
      "'; drop table files; --",
    ];
    for (const query of [...hostile, '\u0000', '\ud800', '???']) {
      await ask(tools, { tool: 'perform_rag_query', query: ` ${query}x` });
    }
    const anything = fc.string({ unit: 'binary', minLength: 1, maxLength: 60 });
    await fc.assert(
      fc.asyncProperty(anything, async (text) => {
        if (text.trim() === '') return;
        const source = text.slice(0, 20);
        await ask(tools, { tool: 'perform_rag_query', query: text, source, context: text });
        await ask(tools, { tool: 'search_code_examples', query: text, language: text });
        await ask(tools, { tool: 'research', query: text });
      }),
      { numRuns: 40 },
    );
    const after = await ask(tools, { tool: 'perform_rag_query', query: 'discount' });
    expect(after.results).toHaveLength(2);
  });
});

describe('search_code_examples', () => {
  test('shows whole functions with what their comment says', async () => {
    using workspace = temporaryWorkspace(shop);
    await using tools = open(workspace);
    const answer = await ask(tools, {
      tool: 'search_code_examples',
      query: 'add up prices',
      language: 'TypeScript',
    });
    const found = answer.results.find((hit) => hit.source === 'src/cart.ts');
    expect(found).toMatchObject({
      code: shop['src/cart.ts'].split('\n').slice(0, 4).join('\n'),
      summary: 'Adds up the prices of a cart.',
      language: 'typescript',
      title: 'src/cart.ts:1-4 totalPrice',
    });
    expect(answer.results.map((hit) => hit.source)).toContain('test/cart.test.ts');
  });

  test('looks at one language only', async () => {
    using workspace = temporaryWorkspace(shop);
    await using tools = open(workspace);
    const asked = {
      tool: 'search_code_examples',
      query: 'tax amount price',
      language: 'python',
    } as const;
    const answer = await ask(tools, asked);
    expect(answer.results.map((hit) => hit.title)).toEqual(['src/tax.py:1-3 vat_of']);
  });
});

describe('research', () => {
  test('joins code, documents and traces of earlier runs', async () => {
    const trace = JSON.stringify({ task_id: 'fix', description: 'Correct the discount' }, null, 2);
    using workspace = temporaryWorkspace({ ...shop, 'traces/runs/01A/tasks/fix.json': trace });
    await using tools = open(workspace);
    const answer = await ask(tools, {
      tool: 'research',
      query: `Why is the discount wrong in applyDiscount of src/cart.ts?
Error: too much
    at applyDiscount (${workspace.root}/src/cart.ts:7:3)`,
    });
    expect(answer.results[0]?.source).toBe('src/cart.ts');
    expect(new Set(answer.results.map((hit) => hit.metadata.kind))).toEqual(
      new Set(['code', 'docs', 'traces']),
    );
    expect(answer.details.queries.map((query) => query.split(':')[0])).toEqual(
      expect.arrayContaining(['question', 'identifiers', 'paths', 'stack']),
    );
  });
});

describe('research in a workspace of many documents', () => {
  test('has the code among the first', async () => {
    const docs = Object.fromEntries(
      Array.from({ length: 12 }, (_, at) => [
        `docs/retry-${at}.md`,
        `# Retry policy ${at}\n\nThe retry policy says how long an attempt waits: jitter, deadline, backoff.\n`,
      ]),
    );
    const code =
      'export function delayOf(attempt: number, jitter: number) {\n  return 2 ** attempt * jitter;\n}\n';
    using workspace = temporaryWorkspace({ ...docs, 'src/delay.ts': code });
    await using tools = open(workspace);
    const query = 'retry policy attempt jitter deadline backoff';
    const { results } = await ask(tools, { tool: 'research', query, match_count: 5 });
    expect(results.map((hit) => hit.source)).toContain('src/delay.ts');
    expect(results[0]?.metadata.kind).toBe('docs');
  });
});

test('of one kind no more than three come in a row where another has something to say', () => {
  const hit = (kind: 'code' | 'docs', score: number) => ({ kind, score });
  const docs = [10, 9, 8, 7, 6].map((score) => hit('docs', score));
  expect(spreadKinds([...docs, hit('code', 5), hit('code', 0.5)])).toEqual([
    ...docs.slice(0, 3),
    hit('code', 5),
    ...docs.slice(3),
    hit('code', 0.5),
  ]);
});

describe('the index', () => {
  const find = async (tools: ReturnType<typeof open>, query: string): Promise<readonly string[]> =>
    (await ask(tools, { tool: 'perform_rag_query', query })).results.map((hit) => hit.source);

  test('follows files that change, come, move and go', async () => {
    using workspace = temporaryWorkspace({ 'a.ts': 'zebra\n', 'b.ts': 'yak\n' });
    await using tools = open(workspace);
    expect(await find(tools, 'zebra')).toEqual(['a.ts']);
    workspace.write({ 'a.ts': 'camel\n', 'c.ts': 'zebra\n' });
    renameSync(join(workspace.root, 'b.ts'), join(workspace.root, 'd.ts'));
    expect(await find(tools, 'zebra camel yak')).toEqual(
      expect.arrayContaining(['a.ts', 'c.ts', 'd.ts']),
    );
    rmSync(join(workspace.root, 'c.ts'));
    expect(await find(tools, 'zebra')).toEqual([]);
  });

  test('notices another content of the same size and time', async () => {
    using workspace = temporaryWorkspace({ 'a.ts': 'zebra\n' });
    await using tools = open(workspace);
    const file = join(workspace.root, 'a.ts');
    const now = new Date();
    utimesSync(file, now, now);
    expect(await find(tools, 'zebra')).toEqual(['a.ts']);
    writeFileSync(file, 'camel\n');
    utimesSync(file, now, now);
    expect(await find(tools, 'camel')).toEqual(['a.ts']);
  });

  test('leaves out what is not for it, and says how many and why', async () => {
    using workspace = temporaryWorkspace({
      'a.ts': 'zebra',
      '.env': 'KEY=zebra',
      '.env.local': 'KEY=zebra',
      '.env.example': 'KEY=zebra',
      'deploy/id_rsa': 'zebra',
      'key.txt': `zebra\n-----BEGIN RSA PRIVATE KEY-----\n${'A'.repeat(64)}\n`,
      'package-lock.json': '{ "zebra": 1 }',
      'api.ts': '// @generated\nzebra',
      'app.min.js': 'zebra',
      'bundle.js': `zebra;${'x'.repeat(6000)}`,
      'big.ts': `zebra\n${'// more\n'.repeat(200_000)}`,
      'image.bin': Buffer.from('zebra\u0000\u0001'),
      'rows.csv': 'zebra',
      'node_modules/x/index.js': 'zebra',
    });
    symlinkSync('/etc/hostname', join(workspace.root, 'link.ts'));
    await using tools = open(workspace);
    const answer = await ask(tools, { tool: 'perform_rag_query', query: 'zebra' });
    expect(answer.results.map((hit) => hit.source).sort()).toEqual(['.env.example', 'a.ts']);
    expect(answer.details.index.left_out).toEqual({
      secret: 4,
      generated: 2,
      minified: 2,
      too_large: 1,
      binary: 1,
      data: 1,
      link: 1,
    });
  });

  test('names the limit that it hits', async () => {
    using workspace = temporaryWorkspace({ 'a.ts': 'zebra', 'b.ts': 'zebra', 'c.ts': 'zebra' });
    const { root, indexFolder } = workspace;
    await using tools = createRetrievalTools({
      workspace: root,
      indexFolder,
      limits: { files: 2 },
    });
    const answer = await ask(tools, { tool: 'perform_rag_query', query: 'zebra' });
    expect(answer.results).toHaveLength(2);
    expect(answer.details.index.limits).toEqual(['files: 2']);
  });

  test('is in memory where its folder cannot be written, and says so', async () => {
    using workspace = temporaryWorkspace({ 'a.ts': 'zebra' });
    const indexFolder = join(workspace.root, 'a.ts', 'index');
    await using tools = createRetrievalTools({ workspace: workspace.root, indexFolder });
    const answer = await ask(tools, { tool: 'perform_rag_query', query: 'zebra' });
    expect(answer.results).toHaveLength(1);
    expect(answer.details.index).toMatchObject({
      stored: 'memory',
      notes: [expect.stringContaining('ENOTDIR')],
    });
  });
});
