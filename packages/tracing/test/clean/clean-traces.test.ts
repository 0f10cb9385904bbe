import {
  existsSync,
  globSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import {
  cleanTraces,
  listRuns,
  openTraceRun,
  planClean,
  reopenTraceRun,
  type CleanOptions,
  type TraceRun,
} from '../../src/index.ts';
import { breakOff, changeOwner, mustRead, nobody } from '../support/broken-off-run.ts';
import { clean, cleanedAt, dateOf, day, snapshot, writeEndedRun } from '../support/ended-run.ts';
import { failingFileSystem, withoutSync } from '../support/failing-file-system.ts';
import { optionsFor, temporaryFolder } from '../support/sample-run.ts';

const now = cleanedAt;

describe('which runs go', () => {
  test('by age, and never the latest ones', async () => {
    using root = temporaryFolder();
    for (const date of [1, 5, 18, 19]) await writeEndedRun(root.path, date);
    const plan = async (options: Partial<CleanOptions>): Promise<readonly string[]> => {
      const planned = await planClean({ traceDir: root.path, now, ...options });
      return planned.ok ? planned.value.removed : [planned.error.code];
    };
    expect(await plan({})).toEqual([]);
    expect(await plan({ olderThanMs: 7 * day })).toEqual(['run-5', 'run-1']);
    expect(await plan({ olderThanMs: 15 * day })).toEqual(['run-1']);
    expect(await plan({ keep: 1 })).toEqual(['run-18', 'run-5', 'run-1']);
    expect(await plan({ keep: 0 })).toHaveLength(4);
    expect(await plan({ olderThanMs: 7 * day, keep: 3 })).toEqual(['run-1']);
    expect(await plan({ olderThanMs: 7 * day, keep: 20 })).toEqual([]);
  });

  test('why the others stay', async () => {
    using root = temporaryFolder();
    const here = { startedAt: dateOf(1), ids: ['a', 'b', 'c'] };
    await breakOff(root.path, { ...here, runId: 'broke-off' });
    changeOwner(await breakOff(root.path, { ...here, runId: 'lives' }), { pid: process.pid });
    const elsewhere = await breakOff(root.path, { ...here, runId: 'elsewhere' });
    changeOwner(elsewhere, { hostname: `not-${hostname()}` });
    rmSync(join(await breakOff(root.path, { ...here, runId: 'unowned' }), 'owner.json'));
    const claimed = await breakOff(root.path, { ...here, runId: 'claimed' });
    const owner = JSON.parse(readFileSync(join(claimed, 'owner.json'), 'utf8')) as object;
    const claim = { ...owner, fence: 1, pid: process.pid };
    writeFileSync(join(claimed, 'owner-1.json'), JSON.stringify(claim));
    await writeEndedRun(root.path, 19);
    const { kept, removed } = await clean(root.path, { olderThanMs: 7 * day, dryRun: true });
    expect(removed).toEqual([]);
    expect(Object.fromEntries(kept.map(({ run, reason }) => [run, reason]))).toEqual({
      'broke-off': 'it broke off and can be resumed',
      lives: `process ${process.pid} works on it`,
      elsewhere: `it is one of not-${hostname()}, so it may still be under way`,
      unowned: 'who started it is not known, so it may still be under way',
      claimed: expect.stringContaining('works on it'),
      'run-19': 'it is not old enough',
    });
    const all = await clean(root.path, { keep: 0, includeInterrupted: true });
    expect(all.removed.toSorted()).toEqual(['broke-off', 'run-19']);
  });

  test('a run without contents cannot be resumed, so it goes though it broke off', async () => {
    using root = temporaryFolder();
    const startedAt = dateOf(1);
    const run = await openTraceRun(
      optionsFor(root.path, { content: 'none', startedAt, fileSystem: withoutSync }),
    );
    await run.close();
    changeOwner(run.runDir ?? '', { pid: nobody });
    expect(await clean(root.path, { olderThanMs: day })).toMatchObject({ removed: ['run-1'] });
  });
});

describe('removing', () => {
  test('takes the folder, the index and the links of a run, and nothing else', async () => {
    using root = temporaryFolder();
    await writeEndedRun(root.path, 1);
    const before = snapshot(root.path);
    const sizes = Object.values(before).map((text) => Buffer.byteLength(text));
    await writeEndedRun(root.path, 2);
    const { removed, bytes } = await clean(root.path, { keep: 1 });
    expect(removed).toEqual(['run-1']);
    expect(bytes).toBe(sizes.reduce((sum, size) => sum + size, 0));
    expect(await listRuns(root.path)).toMatchObject({ value: [{ runId: 'run-2' }] });
    expect(readdirSync(join(root.path, 'runs'))).toEqual(['run-2']);
    expect(existsSync(join(root.path, 'a.json'))).toBe(true);
    await clean(root.path, { keep: 0 });
    expect(snapshot(root.path)).toEqual({ [join(root.path, 'runs')]: '' });
  });

  test('a dry run changes nothing and tells the same', async () => {
    using root = temporaryFolder();
    for (const date of [1, 2, 3]) await writeEndedRun(root.path, date);
    mkdirSync(join(root.path, 'runs', '.trash-empty'));
    const before = snapshot(root.path);
    const planned = await planClean({ traceDir: root.path, now, keep: 1 });
    expect(snapshot(root.path)).toEqual(before);
    expect(planned).toEqual({ ok: true, value: await clean(root.path, { keep: 1 }) });
  });

  test('through our own link to the folder', async () => {
    using root = temporaryFolder();
    using links = temporaryFolder();
    await writeEndedRun(root.path, 1);
    symlinkSync(root.path, join(links.path, 'traces'));
    const { removed } = await clean(join(links.path, 'traces'), { keep: 0 });
    expect(removed).toEqual(['run-1']);
  });

  test('no folder is an error, not an empty report', async () => {
    using root = temporaryFolder();
    const traceDir = join(root.path, 'none');
    expect(await cleanTraces({ traceDir, keep: 0 })).toMatchObject({
      ok: false,
      error: { code: 'TRACE_NOT_FOUND' },
    });
    symlinkSync('/', join(root.path, 'runs'));
    expect(await cleanTraces({ traceDir: root.path, keep: 0 })).toMatchObject({
      ok: false,
      error: { code: 'TRACE_UNREADABLE' },
    });
  });
});

describe('a clean-up that dies at any call', () => {
  test('leaves whole runs and what the next one finishes', async () => {
    using root = temporaryFolder();
    let calls = Infinity;
    for (let at = 1; at <= calls; at += 1) {
      const traceDir = join(root.path, String(at));
      for (const date of [1, 2]) await writeEndedRun(traceDir, date);
      const fileSystem = failingFileSystem({ at, code: 'EIO', staysBroken: true });
      await cleanTraces({ traceDir, now, keep: 1, fileSystem });
      if (fileSystem.calls() < at) calls = at;
      const listed = await listRuns(traceDir);
      const runs = listed.ok ? listed.value.map(({ runId, state }) => [runId, state]) : [];
      expect(runs[0]).toEqual(['run-2', 'finished']);
      await clean(traceDir, { keep: 1 });
      expect(readdirSync(join(traceDir, 'runs'))).toEqual(['run-2']);
      expect(globSync('dispatch-*', { cwd: traceDir })).toHaveLength(1);
      expect(readdirSync(traceDir)).toHaveLength(5);
    }
    expect(calls).toBeGreaterThan(40);
  }, 60_000);

  test('a run that is taken over at the last moment is put back', async () => {
    using root = temporaryFolder();
    const runDir = await breakOff(root.path);
    const run = await mustRead(root.path);
    let taken: TraceRun | undefined;
    const rename: typeof withoutSync.rename = async (from, to) => {
      if (from === runDir) {
        const reopened = await reopenTraceRun({
          traceDir: root.path,
          run,
          fileSystem: withoutSync,
        });
        if (reopened.ok) taken = reopened.value;
      }
      await withoutSync.rename(from, to);
    };
    const { kept } = await clean(root.path, {
      keep: 0,
      includeInterrupted: true,
      fileSystem: { ...withoutSync, rename },
    });
    expect(kept).toEqual([
      { run: 'run-1', reason: `process ${process.pid} went on with it meanwhile` },
    ]);
    expect(taken?.fence).toBe(1);
    await taken?.[Symbol.asyncDispose]();
    expect((await mustRead(root.path)).lastFence).toBe(1);
  });
});
