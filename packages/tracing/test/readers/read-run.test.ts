import { mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { listRuns, openTraceRun, readRun, readTaskTrace } from '../../src/index.ts';
import { withoutSync } from '../support/failing-file-system.ts';
import { optionsFor, playRun, resultOf, temporaryFolder } from '../support/sample-run.ts';

const ids = ['a', 'b/odd', 'c'];

async function writeRun(traceDir: string, runId: string, second = 0): Promise<void> {
  const startedAt = new Date(Date.UTC(2025, 9, 6, 12, 0, second));
  const run = await openTraceRun(
    optionsFor(traceDir, { ids, runId, startedAt, fileSystem: withoutSync }),
  );
  playRun(run, ids, runId);
  await run.finish(resultOf(ids, run));
}

describe('listing runs', () => {
  test('the latest first, and foreign files and broken indexes do no harm', async () => {
    using root = temporaryFolder();
    await writeRun(root.path, 'old', 1);
    await writeRun(root.path, 'new', 2);
    writeFileSync(join(root.path, 'dispatch-20240101_000000.json'), '{"torn');
    writeFileSync(join(root.path, 'dispatch-20240101_000001.json'), '{"schema_version":1}');
    symlinkSync('/etc/passwd', join(root.path, 'dispatch-20240101_000002.json'));
    writeFileSync(join(root.path, 'notes.txt'), 'mine');
    mkdirSync(join(root.path, 'runs', 'not-a-run'));
    symlinkSync('old', join(root.path, 'runs', 'link'));
    const listed = await listRuns(root.path);
    expect(listed).toMatchObject({
      ok: true,
      value: [
        { runId: 'new', state: 'finished', status: 'success', taskCount: 3, totalTimeMs: 9 },
        { runId: 'old', indexFile: join(root.path, 'dispatch-20251006_120001.json') },
      ],
    });
    expect(listed.ok && listed.value).toHaveLength(2);
  });

  test('no folder is an error that says what to name', async () => {
    using root = temporaryFolder();
    const listed = await listRuns(join(root.path, 'none'));
    expect(listed).toMatchObject({ ok: false, error: { code: 'TRACE_NOT_FOUND' } });
  });

  test.each(['odd/run id', 'CON', '../escape'])('a run called %s is found', async (runId) => {
    using root = temporaryFolder();
    await writeRun(root.path, runId);
    rmSync(join(root.path, 'dispatch-20251006_120000.json'));
    expect(await readRun(root.path, runId)).toMatchObject({
      ok: true,
      value: { runId, state: 'finished', indexFile: null },
    });
    expect(await readTaskTrace(root.path, { run: runId, task: 'b/odd' })).toMatchObject({
      ok: true,
    });
  });
});

describe('reading a run', () => {
  test('by latest, by id, by index, with or without extension or folder', async () => {
    using root = temporaryFolder();
    await writeRun(root.path, 'old', 1);
    await writeRun(root.path, 'new', 2);
    const index = 'dispatch-20251006_120001.json';
    for (const which of ['old', index, index.slice(0, -5), join('traces', index)]) {
      expect(await readRun(root.path, which)).toMatchObject({ ok: true, value: { runId: 'old' } });
    }
    expect(await readRun(root.path, 'latest')).toMatchObject({
      ok: true,
      value: {
        runId: 'new',
        result: { status: 'success' },
        plan: { run_id: 'new' },
        problems: [],
        tasks: ids.map((taskId) => ({ taskId, agent: 'echo', state: 'succeeded' })),
      },
    });
  });

  test('an unknown run: did you mean', async () => {
    using root = temporaryFolder();
    await writeRun(root.path, 'nightly-7');
    expect(await readRun(root.path, 'nightly-8')).toMatchObject({
      ok: false,
      error: { code: 'RUN_NOT_FOUND', hint: 'Did you mean "nightly-7"?' },
    });
  });

  test.each([
    ['its process is gone', { pid: 2_147_483_646 }, 'interrupted'],
    ['its process id was used again', { process_start_ticks: 1 }, 'interrupted'],
    ['its process lives', {}, 'running'],
    ['it was started on another machine', { hostname: `not-${hostname()}` }, 'unknown'],
  ])('without an index, when %s', async (_what, changes, state) => {
    using root = temporaryFolder();
    const run = await openTraceRun(optionsFor(root.path, { ids, fileSystem: withoutSync }));
    playRun(run, ids);
    await run.close();
    const file = join(run.runDir ?? '', 'owner.json');
    const owner = JSON.parse(readFileSync(file, 'utf8')) as object;
    writeFileSync(file, JSON.stringify({ ...owner, ...changes }));
    expect(await readRun(root.path, 'latest')).toMatchObject({
      ok: true,
      value: { state, status: null, tasks: ids.map((taskId) => ({ taskId, state: 'succeeded' })) },
    });
  });
});

describe('reading a task trace', () => {
  test('by its id, whatever its file is called', async () => {
    using root = temporaryFolder();
    await writeRun(root.path, 'r');
    expect(await readTaskTrace(root.path, { run: 'latest', task: 'b/odd' })).toMatchObject({
      ok: true,
      value: { task_id: 'b/odd', output: { done: 'b/odd' } },
    });
  });

  test('an unknown task: did you mean', async () => {
    using root = temporaryFolder();
    await writeRun(root.path, 'r');
    expect(await readTaskTrace(root.path, { run: 'r', task: 'b/od' })).toMatchObject({
      ok: false,
      error: { code: 'TRACE_NOT_FOUND', hint: 'Did you mean "b/odd"?' },
    });
  });

  test.each([
    ['torn', '{"schema_version": 1, "run', 'TRACE_UNREADABLE'],
    ['of another version', '{"schema_version": 99}', 'TRACE_INVALID'],
  ])('one that is %s', async (_what, text, code) => {
    using root = temporaryFolder();
    await writeRun(root.path, 'r');
    writeFileSync(join(root.path, 'runs', 'r', 'tasks', 'a.json'), text);
    expect(await readTaskTrace(root.path, { run: 'r', task: 'a' })).toMatchObject({
      ok: false,
      error: { code },
    });
  });
});
