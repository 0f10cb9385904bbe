import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { dispatch, resumeRun } from '@parallel-dispatcher/runtime';
import { answerProbe } from '../harness/answer-probe.ts';
import { probeOptions } from '../harness/probe-options.ts';

/** A run whose tasks are all finished, gone on with again and again: what a resume costs by itself. */
const { tasks, rounds } = probeOptions() as { readonly tasks: number; readonly rounds: number };
const folder = mkdtempSync(join(tmpdir(), 'resume-bench-'));
const agent = fileURLToPath(new URL('../agents/instant.ts', import.meta.url));
writeFileSync(join(folder, 'dispatch.config.json'), JSON.stringify({ agents: [agent] }));

try {
  const plan = {
    tasks: Array.from({ length: tasks }, (_, n) => ({ task_id: `task-${n}`, agent: 'instant' })),
  };
  const options = { cwd: folder, env: {} };
  const first = await dispatch(JSON.stringify(plan), options);
  if (first.status !== 'success') throw new Error(`The run ended with ${first.exit_code}.`);
  const wallMs: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const started = performance.now();
    const resumed = await resumeRun('latest', options);
    wallMs.push(performance.now() - started);
    if (resumed.status !== 'success') throw new Error(`A resume ended with ${resumed.exit_code}.`);
  }
  answerProbe({ wallMs });
} finally {
  rmSync(folder, { recursive: true, force: true });
}
