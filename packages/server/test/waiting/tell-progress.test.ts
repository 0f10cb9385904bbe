import { writeFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import { detachRun, waitForRun } from '@parallel-dispatcher/runtime';
import { ProgressTeller } from '../../src/waiting/progress-teller.ts';
import type { Progress } from '../../src/waiting/progress.ts';
import { tellProgress } from '../../src/waiting/tell-progress.ts';
import { makeProject } from '../project.ts';

test('tells again and again while nothing ends, each time a little more, then of the end', async () => {
  using project = makeProject();
  const plan = {
    tasks: [{ task_id: 'a', agent: 'worker', input_data: { open: project.path('open') } }],
  };
  const { version: _version, ...runtime } = project.options;
  const started = await detachRun(JSON.stringify(plan), runtime);
  if (!started.ok) throw new Error(started.result.error ?? '');
  const { run_id: run, trace_dir: traceDir } = started.value;
  const place = { traceDir, runtime };
  const over = new AbortController();
  const heard: Progress[] = [];
  const enough = Promise.withResolvers<void>();
  const teller = new ProgressTeller(run, {
    place,
    signal: over.signal,
    async send(progress) {
      heard.push(progress);
      if (heard.length === 4) enough.resolve();
    },
  });
  const told = tellProgress(run, { teller, place, signal: over.signal, beatMs: 1 });
  await enough.promise;
  expect(heard.at(-1)?.message).toBe('0 of 1 tasks have ended; running: a');
  writeFileSync(project.path('open'), '');
  await waitForRun(run, runtime);
  await teller.tellNews();
  over.abort();
  await told;
  const values = heard.map(({ progress }) => progress);
  expect(values).toEqual([...new Set(values)].toSorted((one, other) => one - other));
  expect(values.slice(0, 4).every((value) => value < 1)).toBe(true);
  expect(values.at(-1)).toBeGreaterThanOrEqual(1);
});
