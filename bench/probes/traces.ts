import { mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openTraceRun } from '@parallel-dispatcher/tracing';
import { answerProbe } from '../harness/answer-probe.ts';
import { probeOptions } from '../harness/probe-options.ts';
import { tracedEvents, tracedPlan, tracedResult } from '../plans/trace-facts.ts';

/** A run's traces with its journal, its index and its task files; plain files beside them, in turn. */
const { tasks, rounds } = probeOptions() as { readonly tasks: number; readonly rounds: number };
const ids = Array.from({ length: tasks }, (_, n) => `task-${n}`);
const plan = tracedPlan(ids);
const folder = mkdtempSync(join(tmpdir(), 'traces-bench-'));

try {
  const measured = [];
  for (let round = 0; round < rounds; round += 1) {
    measured.push({ ...(await writeRun(`run-${round}`)), plainMs: writePlainly(`plain-${round}`) });
  }
  answerProbe({ measured });
} finally {
  rmSync(folder, { recursive: true, force: true });
}

async function writeRun(runId: string): Promise<{ blockingMs: number; totalMs: number }> {
  const run = await openTraceRun({
    traceDir: join(folder, 'traces'),
    runId,
    correlationId: 'c',
    startedAt: new Date(),
    plan,
    agents: new Map(ids.map((id) => [id, 'echo'])),
    config: {},
  });
  const opened = performance.now();
  for (const id of ids) run.append(tracedEvents(id));
  const appended = performance.now();
  const { traceStatus } = await run.finish(tracedResult(tasks));
  if (traceStatus.status !== 'complete') throw new Error(traceStatus.reasons.join());
  return { blockingMs: appended - opened, totalMs: performance.now() - opened };
}

/** One file for each task, blocking: nothing is checked, linked, indexed or synced. */
function writePlainly(name: string): number {
  const files = join(folder, name);
  mkdirSync(files);
  const started = performance.now();
  for (const id of ids) {
    writeFileSync(join(files, `.${id}.tmp`), JSON.stringify(tracedEvents(id), null, 2));
    renameSync(join(files, `.${id}.tmp`), join(files, `${id}.json`));
  }
  return performance.now() - started;
}
