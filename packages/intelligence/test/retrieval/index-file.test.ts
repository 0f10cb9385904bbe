import { execFile } from 'node:child_process';
import { readdirSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { describe, expect, test } from '@jest/globals';
import { createRetrievalTools } from '../../src/retrieval/create-retrieval-tools.ts';
import { ask } from './ask.ts';
import { temporaryWorkspace, type TemporaryWorkspace } from './temporary-workspace.ts';

const run = promisify(execFile);
const program = fileURLToPath(new URL('fixtures/ask-once.ts', import.meta.url));
const question = { tool: 'perform_rag_query', query: 'zebra', match_count: 50 } as const;

function indexFiles({ indexFolder }: TemporaryWorkspace): readonly string[] {
  const names = readdirSync(indexFolder).filter((name) => name.endsWith('.sqlite'));
  return names.map((name) => join(indexFolder, name));
}

function manyFiles(count: number): Record<string, string> {
  const lines = 'const value = 1;\n'.repeat(30);
  return Object.fromEntries(
    Array.from({ length: count }, (_, at) => [`f${at}.ts`, `// zebra ${at}\n${lines}`]),
  );
}

describe('the index file', () => {
  test('is kept for the next process, for the owner alone', async () => {
    using workspace = temporaryWorkspace(manyFiles(3));
    const { root, indexFolder } = workspace;
    for (const _ of [1, 2]) {
      await using tools = createRetrievalTools({ workspace: root, indexFolder });
      expect((await ask(tools, question)).results).toHaveLength(3);
    }
    expect(indexFiles(workspace)).toHaveLength(1);
    expect(statSync(indexFiles(workspace)[0] ?? '').mode & 0o777).toBe(0o600);
  });

  test('is nothing that git would commit', async () => {
    using workspace = temporaryWorkspace(manyFiles(1));
    const { root } = workspace;
    await using tools = createRetrievalTools({
      workspace: root,
      indexFolder: join(root, '.index'),
    });
    await ask(tools, question);
    await run('git', ['init', '-q'], { cwd: root });
    const { stdout } = await run('git', ['status', '--porcelain', '-uall'], { cwd: root });
    expect(stdout).toBe('?? f0.ts\n');
  });

  const damages: Record<string, (file: string) => void> = {
    'other bytes': (file) => writeFileSync(file, 'no database at all '.repeat(500)),
    'its tail cut off': (file) => truncateSync(file, 5000),
    'a hole in it': (file) => {
      const bytes = Buffer.alloc(statSync(file).size - 4096, 0x5a);
      writeFileSync(file, bytes, { flag: 'r+' });
    },
  };

  test.each(Object.keys(damages))('is built anew when it is found with %s', async (kind) => {
    using workspace = temporaryWorkspace(manyFiles(40));
    const { root, indexFolder } = workspace;
    {
      await using tools = createRetrievalTools({ workspace: root, indexFolder });
      await ask(tools, question);
    }
    damages[kind]?.(indexFiles(workspace)[0] ?? '');
    await using tools = createRetrievalTools({ workspace: root, indexFolder });
    const answer = await ask(tools, question);
    expect(answer.results).toHaveLength(40);
    expect(answer.details.index.notes).toEqual([expect.stringContaining('built anew')]);
    expect(indexFiles(workspace)).toHaveLength(1);
  });

  test('is filled by several processes at once, and stays whole', async () => {
    using workspace = temporaryWorkspace(manyFiles(120));
    const { root, indexFolder } = workspace;
    const runs = await Promise.all(
      [1, 2, 3].map(async () => run(process.execPath, [program, root, indexFolder])),
    );
    for (const { stdout, stderr } of runs) {
      expect(stderr).toBe('');
      expect(JSON.parse(stdout)).toMatchObject({ found: 50, files: 120, notes: [] });
    }
    await using tools = createRetrievalTools({ workspace: root, indexFolder });
    const answer = await ask(tools, question);
    expect(answer.details.index).toMatchObject({ files: 120, chunks: 120, notes: [] });
  });

  test('answers many questions at once', async () => {
    using workspace = temporaryWorkspace(manyFiles(40));
    const { root, indexFolder } = workspace;
    await using tools = createRetrievalTools({ workspace: root, indexFolder });
    const asked = Array.from({ length: 30 }, async () => ask(tools, question));
    for (const { results } of await Promise.all(asked)) expect(results).toHaveLength(40);
  });
});
