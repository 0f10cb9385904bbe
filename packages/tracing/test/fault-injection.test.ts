import { existsSync, globSync, readFileSync, readlinkSync } from 'node:fs';
import { basename, join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import type { TraceStatus } from '@parallel-dispatcher/schema';
import { openTraceRun } from '../src/index.ts';
import { failingFileSystem, withoutSync, type FaultPlan } from './support/failing-file-system.ts';
import { optionsFor, playRun, resultOf, temporaryFolder } from './support/sample-run.ts';

const ids = ['a', 'b/odd', 'c'];
/** run_started, three submitted, three outcomes, run_finished. */
const facts = 8;

interface Played {
  readonly traceDir: string;
  readonly status: TraceStatus;
  readonly index: string | null;
  readonly calls: number;
}

async function play(root: string, plan: FaultPlan): Promise<Played> {
  const traceDir = join(root, `at-${plan.at}-${plan.code}-${plan.staysBroken === true}`);
  // An earlier run, so that links are there to be replaced and the name of the index is taken.
  const earlier = await openTraceRun(
    optionsFor(traceDir, { ids, runId: 'run-0', fileSystem: withoutSync }),
  );
  playRun(earlier, ids, 'run-0');
  await earlier.finish(resultOf(ids, earlier));

  const fileSystem = failingFileSystem(plan);
  const run = await openTraceRun(optionsFor(traceDir, { ids, fileSystem }));
  playRun(run, ids);
  const bytes = new Uint8Array(1000).fill(7);
  const { $artifact } = await run.artifacts.put(bytes, { mediaType: 'text/plain', name: 'seven' });
  // A read that fails is a miss; bytes that could not be written are still there.
  const kept = await run.artifacts.get($artifact);
  if (kept !== undefined) expect(kept).toEqual(bytes);
  const { traceIndex, traceStatus } = await run.finish(resultOf(ids, run));
  return { traceDir, status: traceStatus, index: traceIndex, calls: fileSystem.calls() };
}

/** What is readable under a final name is whole, whatever happened. */
function expectNothingTorn({ traceDir }: Played): void {
  const documents = globSync(['*.json', 'runs/*/*.json', 'runs/*/tasks/*.json'], { cwd: traceDir });
  for (const file of documents) {
    expect(() => void JSON.parse(readFileSync(join(traceDir, file), 'utf8'))).not.toThrow();
  }
  for (const journal of globSync('runs/*/journal.jsonl', { cwd: traceDir })) {
    const lines = readFileSync(join(traceDir, journal), 'utf8').split('\n');
    // The last one is empty, or torn.
    for (const line of lines.slice(0, -1)) expect(() => void JSON.parse(line)).not.toThrow();
  }
}

/** `complete` and `resumable` are promises about the disk. */
function expectHonest({ traceDir, status, index }: Played): void {
  const runDir = join(traceDir, 'runs', 'run-1');
  const journal = join(runDir, 'journal.jsonl');
  const lines = existsSync(journal) ? readFileSync(journal, 'utf8').split('\n').length - 1 : 0;
  if (status.resumable) {
    expect(lines).toBe(facts);
    expect(existsSync(join(runDir, 'plan.json'))).toBe(true);
  }
  if (index !== null) {
    expect(existsSync(index)).toBe(true);
    expect(existsSync(join(runDir, 'owner.json')) || status.status !== 'complete').toBe(true);
  }
  if (status.status !== 'complete') {
    expect(status.reasons).not.toEqual([]);
    return;
  }
  expect(status).toEqual({ status: 'complete', resumable: true, reasons: [] });
  expect(basename(index ?? '')).toBe('dispatch-20251006_120000-2.json');
  for (const file of ['owner.json', 'plan.json', 'result.json']) {
    expect(existsSync(join(runDir, file))).toBe(true);
  }
  const traces = globSync('tasks/*.json', { cwd: runDir });
  expect(traces).toHaveLength(ids.length);
  for (const trace of traces) {
    expect(readlinkSync(join(traceDir, basename(trace)))).toBe(join('runs/run-1', trace));
  }
}

describe('a broken disk', () => {
  test.each(['ENOSPC', 'EACCES', 'EIO', 'EMFILE'])(
    '%s at every single call: no crash, nothing torn, the status is honest',
    async (code) => {
      using root = temporaryFolder();
      const whole = await play(root.path, { at: Infinity, code });
      expect(whole.status.status).toBe('complete');
      expect(whole.calls).toBeGreaterThan(60);
      let noticed = 0;
      for (let at = 1; at <= whole.calls; at += 1) {
        const played = await play(root.path, { at, code });
        expectNothingTorn(played);
        expectHonest(played);
        if (played.status.status !== 'complete') noticed += 1;
      }
      // Only reads of what can be done without may fail unnoticed.
      expect(noticed).toBeGreaterThan(whole.calls * 0.9);
    },
    60_000,
  );

  test('a disk that stays broken from any call on', async () => {
    using root = temporaryFolder();
    const { calls } = await play(root.path, { at: Infinity, code: 'ENOSPC' });
    for (let at = 1; at <= calls; at += 1) {
      const played = await play(root.path, { at, code: 'ENOSPC', staysBroken: true });
      expectNothingTorn(played);
      expectHonest(played);
    }
  }, 60_000);
});
