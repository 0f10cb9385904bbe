import { expect, test } from '@jest/globals';
import { attemptReportSchema, type TaskEnvelope } from '@parallel-dispatcher/schema';
import { createMemoryExecutor, createVirtualClock } from '../../src/testing/index.ts';
import { settle } from '../support/start-run.ts';

const envelope: TaskEnvelope = {
  v: 1,
  api: 1,
  run: 'run-1',
  task: 'a',
  generation: 1,
  attempt: 1,
  fence: 0,
  agent: 'worker',
  input: {},
  upstream: {},
  deadline: { timeout_ms: 100, idle_timeout_ms: null, run_ends_at: null },
  isolation: 'agent',
  budget: null,
  artifacts: [],
  traceparent: null,
};

test('runs the same submission once', async () => {
  let calls = 0;
  const agents = { worker: () => (calls += 1) };
  const executor = createMemoryExecutor({ agents, clock: createVirtualClock() });
  await executor.submit([envelope, envelope]);
  await settle();
  await executor.submit([envelope]);
  await settle();
  expect(calls).toBe(1);
  const [report] = await executor.outcomes([envelope]);
  expect(attemptReportSchema.parse(report)).toMatchObject({ status: 'succeeded', output: 1 });
});

test('does not know what is under way, or was never submitted', async () => {
  const agents = { worker: () => new Promise<never>(() => {}) };
  const executor = createMemoryExecutor({ agents, clock: createVirtualClock() });
  await executor.submit([envelope]);
  expect(await executor.outcomes([envelope, { ...envelope, generation: 2 }])).toEqual([
    undefined,
    undefined,
  ]);
});

test('an unknown agent is the failure of its task', async () => {
  const executor = createMemoryExecutor({ agents: {}, clock: createVirtualClock() });
  await executor.submit([envelope]);
  await settle();
  const [report] = await executor.outcomes([envelope]);
  expect(report).toMatchObject({ status: 'failed', error: { code: 'AGENT_THREW' } });
});

test('tells hints from any cursor on, and ends when it closes', async () => {
  const agents = { worker: () => null };
  const executor = createMemoryExecutor({ agents, clock: createVirtualClock() });
  await executor.submit([envelope]);
  await settle();
  await executor.close();
  const seen: string[][] = [];
  for (const after of [undefined, '0']) {
    const types: string[] = [];
    for await (const batch of executor.events('run-1', after)) {
      types.push(...batch.map(({ type }) => type));
    }
    seen.push(types);
  }
  expect(seen).toEqual([['started', 'settled'], ['settled']]);
});
