import { appendFileSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { createIntelligence } from '../../src/index.ts';
import { temporaryWorkspace, type TemporaryWorkspace } from '../retrieval/temporary-workspace.ts';

type Args = Parameters<ReturnType<typeof createIntelligence>['call']>[0]['args'];

async function call(workspace: TemporaryWorkspace, [name, args]: readonly [string, Args]) {
  const { root, indexFolder } = workspace;
  await using intelligence = createIntelligence({ workspace: root, indexFolder });
  return await intelligence.call({ name, args, signal: AbortSignal.timeout(30_000) });
}

const use = { pattern: 'repository', contract: 'cart.yaml', run_id: 'r1', task_id: 't1' };

describe('pattern traceability', () => {
  test('says which pattern, contract and run made a file, and whether it changed', async () => {
    using workspace = temporaryWorkspace({ 'src/a.ts': 'one', 'src/b.ts': 'two' });
    await call(workspace, ['record_pattern_use', { ...use, file: 'src/a.ts' }]);
    await call(workspace, ['record_pattern_use', { ...use, file: './src/b.ts', run_id: 'r2' }]);
    const staged = { ...use, file: 'src/c.ts', content: 'three' };
    await call(workspace, ['record_pattern_use', staged]);
    workspace.write({ 'src/b.ts': 'changed', 'src/c.ts': 'three' });

    expect(await call(workspace, ['trace_pattern', { pattern: 'repository' }])).toMatchObject({
      ok: true,
      value: {
        uses: [
          { file: 'src/c.ts', changed: false },
          { file: 'src/b.ts', changed: true, contract: 'cart.yaml', run_id: 'r2' },
          { file: 'src/a.ts', changed: false, reason: null },
        ],
        total: 3,
        runs: ['r1', 'r2'],
      },
    });
    expect(await call(workspace, ['trace_pattern', { run_id: 'r2' }])).toMatchObject({
      value: { files: ['src/b.ts'] },
    });
    const file = join(workspace.root, 'src/a.ts');
    expect(await call(workspace, ['trace_pattern', { file }])).toMatchObject({
      value: { total: 1 },
    });
    rmSync(file);
    expect(await call(workspace, ['trace_pattern', { file: 'src/a.ts' }])).toMatchObject({
      value: { uses: [{ changed: true }] },
    });
  });

  test('does not guess about a file that was not there', async () => {
    using workspace = temporaryWorkspace();
    await call(workspace, ['record_pattern_use', { ...use, file: 'later.ts' }]);
    workspace.write({ 'later.ts': 'x' });
    expect(await call(workspace, ['trace_pattern', { file: 'later.ts' }])).toMatchObject({
      value: {
        uses: [{ sha256: null, changed: null, reason: expect.stringContaining('not there') }],
      },
    });
  });

  test.each([['../out.ts'], ['/etc/passwd'], ['link/out.ts'], ['.']])(
    'refuses %s',
    async (file) => {
      using workspace = temporaryWorkspace();
      symlinkSync(tmpdir(), join(workspace.root, 'link'));
      expect(await call(workspace, ['record_pattern_use', { ...use, file }])).toMatchObject({
        ok: false,
        failure: { error: { code: 'PATTERN_FILE_OUTSIDE' } },
      });
    },
  );

  test('needs to know what to trace', async () => {
    using workspace = temporaryWorkspace();
    expect(await call(workspace, ['trace_pattern', {}])).toMatchObject({
      failure: { error: { code: 'PATTERN_TRACE_EMPTY' } },
    });
  });

  test('loses nothing when many record at once, and nothing but a torn line when one dies', async () => {
    using workspace = temporaryWorkspace({ 'a.ts': '' });
    const record = join(workspace.indexFolder, 'pattern-uses.jsonl');
    const note = 'x'.repeat(2000);
    const recordOne = async (at: number) =>
      call(workspace, ['record_pattern_use', { pattern: `p${at}`, file: 'a.ts', note }]);
    await Promise.all(Array.from({ length: 20 }, async (_, at) => recordOne(at)));
    appendFileSync(record, '{"schema_version":1,"patt');
    await recordOne(20);
    expect(await call(workspace, ['trace_pattern', { file: 'a.ts' }])).toMatchObject({
      value: { total: 21, unreadable_lines: 1 },
    });
    const before = readFileSync(record, 'utf8');
    await recordOne(21);
    expect(readFileSync(record, 'utf8').startsWith(before)).toBe(true);
  });

  test('says so when it cannot write', async () => {
    using workspace = temporaryWorkspace({ 'a.ts': '' });
    writeFileSync(workspace.indexFolder, 'a file');
    expect(await call(workspace, ['record_pattern_use', { ...use, file: 'a.ts' }])).toMatchObject({
      failure: { error: { code: 'PATTERN_RECORD_FAILED' } },
    });
  });
});
