import { appendFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { openTraceRun, planSha256, readHistory } from '../../src/index.ts';
import { withoutSync } from '../support/failing-file-system.ts';
import {
  EventTape,
  optionsFor,
  planOf,
  reportOf,
  resultOf,
  temporaryFolder,
} from '../support/sample-run.ts';

/** Each task of a run took so many milliseconds; a negative number is a failure. */
async function writeRun(traceDir: string, second: number, times: Record<string, number>) {
  const ids = Object.keys(times);
  const runId = `run-${second}`;
  const run = await openTraceRun(
    optionsFor(traceDir, {
      ids,
      runId,
      startedAt: new Date(Date.UTC(2025, 9, 6, 12, 0, second)),
      fileSystem: withoutSync,
    }),
  );
  const tape = new EventTape();
  run.append([tape.startRun(runId, planSha256(planOf(ids)))]);
  for (const [id, ms] of Object.entries(times)) {
    const status = ms < 0 ? 'failed' : 'succeeded';
    run.append([tape.submit(id), tape.end(reportOf(id, { status, duration_ms: Math.abs(ms) }))]);
  }
  const result = resultOf(ids, run);
  const agentOf = (id: string) => (id.startsWith('x') ? 'other' : 'echo');
  const results = result.results.map((task) => ({ ...task, agent: agentOf(task.task_id) }));
  await run.finish({ ...result, run_id: runId, results });
  return run.runDir ?? '';
}

describe('history', () => {
  test('tells how long agents and their tasks took when they succeeded', async () => {
    using root = temporaryFolder();
    await writeRun(root.path, 1, { a: 10, b: 20, x: 7 });
    await writeRun(root.path, 2, { a: 30, b: -1, x: 9 });
    const { runs, byAgent, byTask } = await readHistory(root.path);
    expect(runs).toBe(2);
    expect(byAgent.get('echo')).toMatchObject({ count: 3, medianMs: 20 });
    expect(byAgent.get('other')).toMatchObject({ count: 2, medianMs: 8 });
    expect(byTask.get('echo')?.get('a')).toMatchObject({ count: 2, medianMs: 20 });
    expect(byTask.get('echo')?.get('b')).toMatchObject({ count: 1, medianMs: 20 });
    expect(byTask.get('other')?.get('a')).toBeUndefined();
  });

  test('is of the newest runs, and opens no others', async () => {
    using root = temporaryFolder();
    for (const second of [1, 2, 3]) await writeRun(root.path, second, { a: second });
    const { runs, byAgent } = await readHistory(root.path, { runs: 2 });
    expect(runs).toBe(2);
    expect(byAgent.get('echo')).toMatchObject({ count: 2, medianMs: 2.5 });
  });

  test('passes over what it cannot read', async () => {
    using root = temporaryFolder();
    expect(await readHistory(join(root.path, 'none'))).toMatchObject({ runs: 0 });
    const runDir = await writeRun(root.path, 1, { a: 5 });
    appendFileSync(
      join(runDir, 'journal.jsonl'),
      '{"type":"outcome"}\n{"type":"outcome","report":{"task":"a","status":"succeeded"}}\n{"type":"outcome","torn',
    );
    const gone = await writeRun(root.path, 2, { a: 50 });
    rmSync(gone, { recursive: true });
    writeFileSync(join(root.path, 'dispatch-20251006_120003.json'), '{"torn');
    const { byAgent } = await readHistory(root.path);
    expect(byAgent.get('echo')).toEqual({ count: 1, p10Ms: 5, medianMs: 5, p90Ms: 5 });
  });
});
