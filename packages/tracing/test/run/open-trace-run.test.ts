import {
  chmodSync,
  chownSync,
  existsSync,
  globSync,
  lstatSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  readlinkSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { basename, join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import {
  errorDetail,
  runResultSchema,
  taskTraceSchema,
  traceIndexSchema,
} from '@parallel-dispatcher/schema';
import { openTraceRun, storedPlanSchema } from '../../src/index.ts';
import { failingFileSystem, withoutSync } from '../support/failing-file-system.ts';
import {
  EventTape,
  optionsFor,
  playRun,
  reportOf,
  resultOf,
  temporaryFolder,
} from '../support/sample-run.ts';

const ids = ['a', 'b', 'c'];
const fileSystem = withoutSync;

function readJson(file: string): unknown {
  return JSON.parse(readFileSync(file, 'utf8'));
}

describe('a run that goes well', () => {
  test('leaves the documented files, and each fits its schema', async () => {
    using root = temporaryFolder();
    const traceDir = join(root.path, 'deep', 'traces');
    const run = await openTraceRun(optionsFor(traceDir, { fileSystem }));
    playRun(run, ids);
    const { traceIndex, traceStatus } = await run.finish(resultOf(ids, run));

    expect(traceStatus).toEqual({ status: 'complete', resumable: true, reasons: [] });
    expect(traceIndex).toBe(join(traceDir, 'dispatch-20251006_120000.json'));
    expect(readdirSync(traceDir).toSorted()).toEqual(
      ['a.json', 'b.json', 'c.json', 'dispatch-20251006_120000.json', 'runs'].toSorted(),
    );
    const runDir = join(traceDir, 'runs', 'run-1');
    expect(run.runDir).toBe(runDir);
    expect(readdirSync(runDir).toSorted()).toEqual(
      ['artifacts', 'journal.jsonl', 'owner.json', 'plan.json', 'result.json', 'tasks'].toSorted(),
    );
    const index = traceIndexSchema.parse(readJson(traceIndex ?? ''));
    expect(index.tasks.map((task) => task.trace_file)).toEqual(
      ids.map((id) => run.traceFileOf(id)),
    );
    const result = runResultSchema.parse(readJson(join(runDir, 'result.json')));
    expect(result.trace_index).toBe(traceIndex);
    expect(storedPlanSchema.parse(readJson(join(runDir, 'plan.json'))).agents).toEqual({
      a: 'echo',
      b: 'echo',
      c: 'echo',
    });
    expect(readlinkSync(join(traceDir, 'a.json'))).toBe('runs/run-1/tasks/a.json');
    expect(taskTraceSchema.parse(readJson(join(traceDir, 'a.json')))).toMatchObject({
      task_id: 'a',
      agent: 'echo',
      input: { about: 'a' },
      output: { done: 'a' },
      error: null,
      outcome: 'succeeded',
      execution_time_ms: 5,
      logs: [{ message: 'log of a' }],
      timestamp: '2025-10-06T12:00:01.000Z',
    });
  });

  test('a trace has all attempts of its task, and a task that never ran has a trace too', async () => {
    using root = temporaryFolder();
    const run = await openTraceRun(optionsFor(root.path, { fileSystem }));
    const tape = new EventTape();
    const error = errorDetail({ code: 'BLOCKED', message: 'a failed' });
    run.append([
      tape.end(reportOf('a', { status: 'failed', error })),
      tape.end(reportOf('a', { generation: 2, attempt: 2 })),
      tape.settle('a'),
      tape.settle('b', 'blocked', error),
    ]);
    await run.close();
    const first = taskTraceSchema.parse(readJson(join(root.path, 'a.json')));
    expect(first.attempts.map(({ generation, status }) => [generation, status])).toEqual([
      [1, 'failed'],
      [2, 'succeeded'],
    ]);
    expect(first.logs).toHaveLength(2);
    const blocked = taskTraceSchema.parse(readJson(join(root.path, 'b.json')));
    expect(blocked).toMatchObject({
      status: 'error',
      error: 'a failed',
      attempts: [],
      usage: null,
    });
  });

  test('the plan is stored with what a resume needs, and versions without it are still read', async () => {
    using root = temporaryFolder();
    const context = { cwd: '/shop', config: '/shop/dispatch.config.ts' };
    const agentVersions = new Map([['a', '1.2.0']]);
    const options = optionsFor(root.path, { fileSystem, context, agentVersions });
    const run = await openTraceRun(options);
    await run.close();
    const stored = readJson(join(run.runDir ?? '', 'plan.json')) as object;
    expect(storedPlanSchema.parse(stored)).toMatchObject({
      context,
      agent_versions: { a: '1.2.0' },
    });
    const { schema_version, run_id, correlation_id, started_at, config, agents, plan } =
      storedPlanSchema.parse(stored);
    const older = { schema_version, run_id, correlation_id, started_at, config, agents, plan };
    expect(storedPlanSchema.parse(older)).toEqual(older);
  });

  test('paths are written as the caller shows them', async () => {
    using root = temporaryFolder();
    const showPath = (file: string) => `shown/${basename(file)}`;
    const run = await openTraceRun(optionsFor(root.path, { fileSystem, showPath }));
    playRun(run, ids);
    const { traceIndex } = await run.finish(resultOf(ids, run));
    const index = traceIndexSchema.parse(readJson(traceIndex ?? ''));
    expect(index.tasks[0]?.trace_file).toBe('shown/a.json');
    expect(readJson(join(run.runDir ?? '', 'result.json'))).toMatchObject({
      trace_index: 'shown/dispatch-20251006_120000.json',
    });
  });

  test('a task that the plan did not have has a trace of its own', async () => {
    using root = temporaryFolder();
    const run = await openTraceRun(optionsFor(root.path, { fileSystem }));
    const tape = new EventTape();
    const { v, seq, at_ms, ts } = tape.finishRun();
    const children = [{ task: 'a[0]', item: 1 }];
    run.append([
      { v, seq, at_ms, ts, type: 'expanded', parent: 'a', children },
      tape.settle('a[0]'),
    ]);
    await run.close();
    expect(readJson(run.traceFileOf('a[0]') ?? '')).toMatchObject({
      agent: 'echo',
      dependencies: ['a'],
    });
  });
});

describe('permissions', () => {
  test.each([0o000, 0o022, 0o077, 0o777])('umask %s: 0700 and 0600', async (umask) => {
    using root = temporaryFolder();
    const before = process.umask(umask);
    const traceDir = join(root.path, 'traces');
    try {
      const run = await openTraceRun(optionsFor(traceDir, { fileSystem }));
      playRun(run, ids);
      await run.artifacts.put(new Uint8Array(3), { mediaType: 'text/plain', name: 'x' });
      await run.finish(resultOf(ids, run));
    } finally {
      process.umask(before);
    }
    const paths = [
      traceDir,
      ...globSync('**/*', { cwd: traceDir }).map((path) => join(traceDir, path)),
    ];
    expect(paths).toHaveLength(17);
    for (const path of paths) {
      const stats = lstatSync(path);
      if (stats.isSymbolicLink()) continue;
      expect([path, stats.mode & 0o777]).toEqual([path, stats.isDirectory() ? 0o700 : 0o600]);
    }
  });
});

describe('a trace folder that cannot be used turns traces off', () => {
  async function expectOff(traceDir: string, reason: RegExp): Promise<void> {
    const run = await openTraceRun(optionsFor(traceDir, { fileSystem }));
    playRun(run, ids);
    expect(run.traceFileOf('a')).toBeNull();
    expect(run.runDir).toBeNull();
    const stored = await run.artifacts.put(Uint8Array.of(1), { mediaType: 'a/b', name: 'x' });
    expect(await run.artifacts.get(stored.$artifact)).toEqual(Uint8Array.of(1));
    const { traceIndex, traceStatus } = await run.finish(resultOf(ids, run));
    expect(traceIndex).toBeNull();
    expect(traceStatus).toMatchObject({ status: 'off', resumable: false });
    expect(traceStatus.reasons.join()).toMatch(reason);
    expect(run.status()).toEqual(traceStatus);
  }

  test('a file in its place', async () => {
    using root = temporaryFolder();
    writeFileSync(join(root.path, 'traces'), 'mine');
    await expectOff(join(root.path, 'traces'), /it is a file/);
    await expectOff(join(root.path, 'traces', 'deeper'), /ENOTDIR/);
    expect(readFileSync(join(root.path, 'traces'), 'utf8')).toBe('mine');
  });

  test('a link in the place of runs', async () => {
    using root = temporaryFolder();
    using elsewhere = temporaryFolder();
    symlinkSync(elsewhere.path, join(root.path, 'runs'));
    await expectOff(root.path, /is a link/);
    expect(readdirSync(elsewhere.path)).toEqual([]);
  });

  test('a run of the same id', async () => {
    using root = temporaryFolder();
    const first = await openTraceRun(optionsFor(root.path, { fileSystem }));
    await expectOff(root.path, /EEXIST/);
    await first.close();
  });

  test('our own link to a folder of ours is followed', async () => {
    using root = temporaryFolder();
    using elsewhere = temporaryFolder();
    const traceDir = join(root.path, 'traces');
    symlinkSync(elsewhere.path, traceDir);
    const run = await openTraceRun(optionsFor(traceDir, { fileSystem }));
    playRun(run, ids);
    const { traceIndex } = await run.finish(resultOf(ids, run));
    expect(traceIndex).toBe(join(traceDir, 'dispatch-20251006_120000.json'));
    expect(existsSync(traceIndex ?? '')).toBe(true);
  });
});

describe('a trace folder of ours that others may write to is used', () => {
  test.each([
    [0o775, /^the group of .* may write to it.*chmod go-w /],
    [0o702, /is not safe.*chmod go-w /],
    [0o777, /is not safe.*chmod go-w /],
    [0o1777, /^every user .* may add files to .*chmod go-w /],
  ])('%o: complete, private inside, with a reason', async (mode, reason) => {
    using root = temporaryFolder();
    chmodSync(root.path, mode);
    const run = await openTraceRun(optionsFor(root.path, { fileSystem }));
    playRun(run, ids);
    const { traceIndex, traceStatus } = await run.finish(resultOf(ids, run));
    expect(traceStatus).toEqual({
      status: 'complete',
      resumable: true,
      reasons: [expect.stringMatching(reason)],
    });
    expect(traceStatus.reasons[0]).toContain(root.path);
    expect(traceIndexSchema.parse(readJson(traceIndex ?? '')).trace_status).toEqual(traceStatus);
    expect(lstatSync(root.path).mode & 0o7777).toBe(mode);
    expect(lstatSync(join(root.path, 'runs')).mode & 0o777).toBe(0o700);
  });

  test('the folder of the runs in it likewise', async () => {
    using root = temporaryFolder();
    mkdirSync(join(root.path, 'runs'));
    chmodSync(join(root.path, 'runs'), 0o775);
    const run = await openTraceRun(optionsFor(root.path, { fileSystem }));
    await run.close();
    expect(run.status()).toMatchObject({
      status: 'complete',
      reasons: [expect.stringContaining(`chmod go-w ${join(root.path, 'runs')}`)],
    });
  });

  const asRoot = process.getuid?.() === 0 ? test : test.skip;
  asRoot('one that belongs to somebody else, by root', async () => {
    using root = temporaryFolder();
    chownSync(root.path, 65_534, 65_534);
    const run = await openTraceRun(optionsFor(root.path, { fileSystem }));
    playRun(run, ids);
    const { traceStatus } = await run.finish(resultOf(ids, run));
    expect(traceStatus).toMatchObject({
      status: 'complete',
      reasons: [expect.stringMatching(/belongs to user 65534/)],
    });
  });

  test('problems come before warnings', async () => {
    using root = temporaryFolder();
    chmodSync(root.path, 0o775);
    writeFileSync(join(root.path, 'a.json'), 'mine');
    const run = await openTraceRun(optionsFor(root.path, { fileSystem }));
    playRun(run, ids);
    const { traceStatus } = await run.finish(resultOf(ids, run));
    expect(traceStatus.status).toBe('degraded');
    expect(traceStatus.reasons).toEqual([
      expect.stringContaining('not a link of ours'),
      expect.stringContaining('chmod go-w'),
    ]);
  });
});

describe('where the trace of a task is said to be', () => {
  test('a full disk: known once the run is finished, only what is there', async () => {
    using root = temporaryFolder();
    const open: typeof fileSystem.open = (path, options) =>
      path.endsWith('.b.tmp')
        ? Promise.reject(Object.assign(new Error(), { code: 'ENOSPC' }))
        : fileSystem.open(path, options);
    const run = await openTraceRun(optionsFor(root.path, { fileSystem: { ...fileSystem, open } }));
    playRun(run, ids);
    const before = resultOf(ids, run);
    expect(before.results.every(({ trace_file }) => trace_file !== null)).toBe(true);
    const { traceIndex } = await run.finish(before);
    const index = traceIndexSchema.parse(readJson(traceIndex ?? ''));
    expect(run.traceFileOf('b')).toBeNull();
    expect(existsSync(run.traceFileOf('a') ?? '')).toBe(true);
    expect(index.tasks.map((task) => task.trace_file)).toEqual(
      ids.map((id) => run.traceFileOf(id)),
    );
  });

  test('a task that never settled: null after close', async () => {
    using root = temporaryFolder();
    const run = await openTraceRun(optionsFor(root.path, { fileSystem }));
    run.append([new EventTape().settle('a')]);
    expect(run.traceFileOf('b')).toContain('b.json');
    await run.close();
    expect(existsSync(run.traceFileOf('a') ?? '')).toBe(true);
    expect(run.traceFileOf('b')).toBeNull();
  });
});

describe('links to the latest trace', () => {
  test('a file of somebody else stays, and is told', async () => {
    using root = temporaryFolder();
    using elsewhere = temporaryFolder();
    const target = join(elsewhere.path, 'target.json');
    writeFileSync(target, 'theirs');
    writeFileSync(join(root.path, 'a.json'), 'mine');
    symlinkSync(target, join(root.path, 'b.json'));
    mkdirSync(join(root.path, 'c.json'));
    const run = await openTraceRun(optionsFor(root.path, { fileSystem }));
    playRun(run, ids);
    const { traceStatus } = await run.finish(resultOf(ids, run));
    expect(readFileSync(join(root.path, 'a.json'), 'utf8')).toBe('mine');
    expect(readFileSync(target, 'utf8')).toBe('theirs');
    expect(readlinkSync(join(root.path, 'b.json'))).toBe(target);
    expect(lstatSync(join(root.path, 'c.json')).isDirectory()).toBe(true);
    expect(traceStatus).toMatchObject({ status: 'degraded', resumable: true });
    expect(traceStatus.reasons).toEqual([expect.stringMatching(/not a link of ours.*and 2 more/)]);
    expect(existsSync(run.traceFileOf('a') ?? '')).toBe(true);
  });

  test('the link of an earlier run is replaced, its trace stays', async () => {
    using root = temporaryFolder();
    for (const runId of ['run-1', 'run-2']) {
      const run = await openTraceRun(optionsFor(root.path, { fileSystem, runId }));
      playRun(run, ids, runId);
      await run.finish(resultOf(ids, run));
    }
    expect(readlinkSync(join(root.path, 'a.json'))).toBe('runs/run-2/tasks/a.json');
    expect(readJson(join(root.path, 'runs/run-1/tasks/a.json'))).toMatchObject({ run_id: 'run-1' });
    expect(globSync('dispatch-*.json', { cwd: root.path }).toSorted()).toEqual([
      'dispatch-20251006_120000-2.json',
      'dispatch-20251006_120000.json',
    ]);
  });
});

describe('a run under bad conditions', () => {
  test('the folder is removed while it runs', async () => {
    using root = temporaryFolder();
    const traceDir = join(root.path, 'traces');
    const run = await openTraceRun(optionsFor(traceDir, { fileSystem }));
    rmSync(traceDir, { recursive: true });
    playRun(run, ids);
    const { traceIndex, traceStatus } = await run.finish(resultOf(ids, run));
    expect(traceIndex).toBeNull();
    expect(traceStatus.status).toBe('degraded');
    expect(run.traceFileOf('a')).toBeNull();
  });

  test('a disk that hangs: finish ends in time and says so', async () => {
    using root = temporaryFolder();
    let hangs = false;
    const rename = (from: string, to: string): Promise<void> =>
      hangs ? new Promise(() => undefined) : withoutSync.rename(from, to);
    const run = await openTraceRun(
      optionsFor(root.path, { fileSystem: { ...withoutSync, rename } }),
    );
    hangs = true;
    playRun(run, ids);
    const { traceIndex, traceStatus } = await run.finish(resultOf(ids, run), { withinMs: 20 });
    expect(traceIndex).toBeNull();
    expect(traceStatus.status).toBe('degraded');
    expect(traceStatus.reasons[0]).toMatch(/3 task traces were not written when the time was over/);
    expect(ids.map((id) => run.traceFileOf(id))).toEqual([null, null, null]);
  });

  test('a journal that cannot be written makes the run not resumable, and is told once', async () => {
    using root = temporaryFolder();
    const broken = failingFileSystem({ at: Infinity, code: 'ENOSPC' });
    const fs = {
      ...broken,
      writeSync: () => {
        throw Object.assign(new Error(), { code: 'ENOSPC' });
      },
    };
    const run = await openTraceRun(optionsFor(root.path, { fileSystem: fs }));
    playRun(run, ids);
    const { traceIndex, traceStatus } = await run.finish(resultOf(ids, run));
    expect(traceStatus).toEqual({
      status: 'degraded',
      resumable: false,
      reasons: [expect.stringContaining('ENOSPC')],
    });
    expect(traceIndexSchema.parse(readJson(traceIndex ?? '')).trace_status).toEqual(traceStatus);
  });
});
