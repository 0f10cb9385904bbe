import {
  appendFileSync,
  chmodSync,
  globSync,
  lstatSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import {
  errorDetail,
  runResultSchema,
  taskTraceSchema,
  traceIndexSchema,
} from '@parallel-dispatcher/schema';
import { listRuns, openTraceRun, readOwner, readRun, reopenTraceRun } from '../../src/index.ts';
import {
  breakOff,
  brokenIds,
  changeOwner,
  factsOfBrokenRun,
  mustRead,
  mustReopen,
  nobody,
  readOwnerFile,
  tryToReopen,
} from '../support/broken-off-run.ts';
import { failingFileSystem, withoutSync } from '../support/failing-file-system.ts';
import {
  EventTape,
  optionsFor,
  playRun,
  reportOf,
  resultOf,
  temporaryFolder,
} from '../support/sample-run.ts';

function readJson(file: string): unknown {
  return JSON.parse(readFileSync(file, 'utf8'));
}

describe('the new owner', () => {
  test('says who it is, has the next fence, and writes behind the facts that are there', async () => {
    using root = temporaryFolder();
    const runDir = await breakOff(root.path);
    appendFileSync(join(runDir, 'journal.jsonl'), '{"torn');
    const run = await mustReopen(root.path, { controlSocket: '/run/me.sock' });
    expect(run).toMatchObject({ fence: 1, runDir });
    expect(readOwnerFile(runDir)).toMatchObject({
      pid: process.pid,
      fence: 1,
      control: '/run/me.sock',
      ended_at: null,
      started_at: '2025-10-06T12:00:00.500Z',
    });
    const tape = new EventTape(4);
    const further = [tape.resumeRun(1), tape.submit('b', 2)];
    run.append(further);
    await run[Symbol.asyncDispose]();
    const read = await mustRead(root.path);
    expect(read).toMatchObject({ lastFence: 1, problems: [], finished: false, liveness: 'ended' });
    expect(read.events).toEqual([...factsOfBrokenRun(), ...further]);
    expect(readdirSync(runDir).toSorted()).toEqual(
      ['artifacts', 'journal.jsonl', 'owner.json', 'plan.json', 'tasks'].toSorted(),
    );
  });

  test('finishes the run: traces have the attempts of all owners, the index keeps its name', async () => {
    using root = temporaryFolder();
    const first = await openTraceRun(optionsFor(root.path, { fileSystem: withoutSync }));
    const error = errorDetail({ code: 'CANCELLED', message: 'stopped' });
    const tape = new EventTape();
    const lost = reportOf('b', { status: 'failed', error, error_class: 'transient' });
    first.append(factsOfBrokenRun().slice(0, 1));
    tape.startRun('run-1');
    first.append([tape.end(lost), tape.settle('b', 'cancelled', error), tape.finishRun()]);
    const { traceIndex } = await first.finish(resultOf(brokenIds, first, 'cancelled'));
    // Another run of that second in between.
    const other = await openTraceRun(
      optionsFor(root.path, { runId: 'run-2', fileSystem: withoutSync }),
    );
    playRun(other, brokenIds, 'run-2');
    await other.finish({ ...resultOf(brokenIds, other), run_id: 'run-2' });

    const run = await mustReopen(root.path);
    expect(await listRuns(root.path)).toMatchObject({
      value: [
        { runId: 'run-2', state: 'finished' },
        { runId: 'run-1', state: 'running', status: null, indexFile: traceIndex },
      ],
    });
    const later = new EventTape(10);
    run.append([
      later.resumeRun(1),
      later.submit('b', 2),
      later.end(reportOf('b', { generation: 2, attempt: 2 })),
      later.settle('b'),
      later.finishRun(),
    ]);
    const ended = await run.finish(resultOf(brokenIds, run));
    expect(ended).toEqual({
      traceIndex,
      traceStatus: { status: 'complete', resumable: true, reasons: [] },
    });
    expect(globSync('dispatch-*', { cwd: root.path })).toHaveLength(2);
    expect(traceIndexSchema.parse(readJson(traceIndex ?? '')).tasks[1]?.outcome).toBe('succeeded');
    expect(runResultSchema.parse(readJson(join(run.runDir ?? '', 'result.json')))).toMatchObject({
      trace_index: traceIndex,
      status: 'success',
    });
    const trace = taskTraceSchema.parse(readJson(run.traceFileOf('b') ?? ''));
    expect(trace.attempts.map(({ status }) => status)).toEqual(['failed', 'succeeded']);
    expect(trace.attempts[0]?.error).toEqual(error);
    expect(await readOwner(root.path, 'run-1')).toMatchObject({
      value: { liveness: 'ended', owner: { fence: 1, control: null } },
    });
    expect(await readRun(root.path, 'run-1')).toMatchObject({ value: { state: 'finished' } });
  });

  test('writes although the one before died over half a file', async () => {
    using root = temporaryFolder();
    const runDir = await breakOff(root.path);
    const sha = 'a'.repeat(64);
    const left = ['.owner.json.tmp', '.index.tmp', '.result.tmp', 'tasks/.b.tmp', 'tasks/.b.link'];
    for (const name of [...left, `artifacts/${sha}.1`]) writeFileSync(join(runDir, name), '{"ha');
    writeFileSync(join(runDir, 'tasks', 'notes.txt'), 'mine');
    const run = await mustReopen(root.path);
    const tape = new EventTape(4);
    run.append([tape.resumeRun(1), ...brokenIds.map((id) => tape.settle(id)), tape.finishRun()]);
    const { traceStatus } = await run.finish(resultOf(brokenIds, run));
    expect(traceStatus).toEqual({ status: 'complete', resumable: true, reasons: [] });
    expect(globSync('**/.*', { cwd: runDir })).toEqual([]);
    expect(readFileSync(join(runDir, 'tasks', 'notes.txt'), 'utf8')).toBe('mine');
  });

  test('keeps everything private whatever the umask, and the journal too', async () => {
    using root = temporaryFolder();
    const runDir = await breakOff(root.path);
    rmSync(join(runDir, 'artifacts'), { recursive: true });
    chmodSync(join(runDir, 'journal.jsonl'), 0o644);
    const before = process.umask(0);
    try {
      const run = await mustReopen(root.path);
      run.append([new EventTape(4).settle('a')]);
      await run.artifacts.put(new Uint8Array(3), { mediaType: 'text/plain', name: 'x' });
      await run.finish(resultOf(brokenIds, run));
    } finally {
      process.umask(before);
    }
    for (const path of globSync('**/*', { cwd: runDir })) {
      const stats = lstatSync(join(runDir, path));
      expect([path, stats.mode & 0o777]).toEqual([path, stats.isDirectory() ? 0o700 : 0o600]);
    }
  });

  test('finds the artifacts of the one before', async () => {
    using root = temporaryFolder();
    const first = await openTraceRun(optionsFor(root.path, { fileSystem: withoutSync }));
    first.append(factsOfBrokenRun());
    const bytes = Uint8Array.of(1, 2, 3);
    const { $artifact } = await first.artifacts.put(bytes, { mediaType: 'a/b', name: 'x' });
    await first[Symbol.asyncDispose]();
    const run = await mustReopen(root.path);
    expect(Buffer.from((await run.artifacts.get($artifact)) ?? [])).toEqual(Buffer.from(bytes));
    await run[Symbol.asyncDispose]();
  });
});

describe('bad conditions', () => {
  test('links in the place of our folders and files are not followed', async () => {
    using root = temporaryFolder();
    using elsewhere = temporaryFolder();
    const runDir = await breakOff(root.path);
    const read = await mustRead(root.path);
    const target = join(elsewhere.path, 'journal.jsonl');

    renameSync(join(runDir, 'journal.jsonl'), target);
    const theirs = readFileSync(target, 'utf8');
    symlinkSync(target, join(runDir, 'journal.jsonl'));
    expect(await tryToReopen(root.path, read)).toMatchObject({ ok: false });
    expect(await mustRead(root.path).catch(String)).toMatch(/TRACE_UNREADABLE/);
    rmSync(join(runDir, 'journal.jsonl'));
    writeFileSync(join(runDir, 'journal.jsonl'), theirs);

    rmSync(join(runDir, 'tasks'), { recursive: true });
    symlinkSync(elsewhere.path, join(runDir, 'tasks'));
    const run = await mustReopen(root.path);
    run.append([new EventTape(4).settle('a')]);
    await run[Symbol.asyncDispose]();
    expect(run.status()).toMatchObject({ status: 'degraded', resumable: true });
    expect(readdirSync(elsewhere.path)).toEqual(['journal.jsonl']);

    renameSync(runDir, join(elsewhere.path, 'run-1'));
    symlinkSync(join(elsewhere.path, 'run-1'), runDir);
    expect(await tryToReopen(root.path, read)).toMatchObject({
      error: { code: 'TRACE_UNWRITABLE', message: expect.stringContaining('it is a link') },
    });
  });

  test.each(['ENOSPC', 'EACCES', 'EROFS'])(
    '%s at every single call: taken over or refused, never both, and no fact is lost',
    async (code) => {
      using root = temporaryFolder();
      const runDir = await breakOff(root.path);
      for (let at = 1, taken = 0; taken < 3; at += 1) {
        expect(at).toBeLessThan(80);
        const read = await mustRead(root.path);
        const fileSystem = failingFileSystem({ at, code });
        const reopened = await reopenTraceRun({ traceDir: root.path, run: read, fileSystem });
        expect((await readJournalEvents(runDir)).slice(0, 4)).toEqual(factsOfBrokenRun());
        if (reopened.ok) {
          taken = fileSystem.calls() < at ? taken + 1 : taken;
          await reopened.value[Symbol.asyncDispose]();
          // What failed after the end of the run was asked for is told, not thrown.
          if (readOwnerFile(runDir).ended_at === null) changeOwner(runDir, { pid: nobody });
        } else {
          expect(reopened.error.code).toBe('TRACE_UNWRITABLE');
          // The claim that could not be taken back is that of a process which lives.
          rmSync(join(runDir, `owner-${read.lastFence + 1}.json`), { force: true });
        }
      }
    },
  );

  async function readJournalEvents(runDir: string): Promise<readonly unknown[]> {
    const lines = readFileSync(join(runDir, 'journal.jsonl'), 'utf8').split('\n');
    return await Promise.resolve(
      lines.filter((line) => line !== '').map((line) => JSON.parse(line) as unknown),
    );
  }

  test('a run whose folder is gone is refused', async () => {
    using root = temporaryFolder();
    const runDir = await breakOff(root.path);
    const read = await mustRead(root.path);
    rmSync(runDir, { recursive: true });
    expect(await tryToReopen(root.path, read)).toMatchObject({
      error: { code: 'TRACE_UNWRITABLE' },
    });
    mkdirSync(runDir);
    expect(await tryToReopen(root.path, read)).toMatchObject({ ok: false });
    expect(readdirSync(runDir)).toEqual([]);
  });
});
