import { createHash } from 'node:crypto';
import { cpSync, globSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from '@jest/globals';
import {
  cleanTraces,
  listRuns,
  planSha256,
  readHistory,
  readJournal,
  readOwner,
  readRun,
  readRunToResume,
  readTaskTrace,
  reopenTraceRun,
  type JournalEntry,
} from '../src/index.ts';
import { changeOwner } from './support/broken-off-run.ts';
import { withoutSync } from './support/failing-file-system.ts';
import { EventTape, resultOf, temporaryFolder } from './support/sample-run.ts';

const v1 = fileURLToPath(new URL('golden/v1', import.meta.url));
const runId = '01M8305BRS1PQCZ3XBPHYG92RC';
const index = 'dispatch-20261123_012608.json';
const ids = ['monday', 'closed day', 'week/all'];

describe('the run of version 1', () => {
  test('is as it was written', () => {
    const files = globSync('**/*.{json,jsonl}', { cwd: v1 }).toSorted();
    const digest = createHash('sha256');
    for (const file of files) digest.update(`${file}\n`).update(readFileSync(join(v1, file)));
    expect(digest.digest('hex')).toBe(
      'e7d38378499af1adbcd08f241c98f93f22921a2aa8ab9a0377ad6aba065a8486',
    );
  });

  test('is listed', async () => {
    expect(await listRuns(v1)).toMatchObject({
      ok: true,
      value: [
        {
          runId,
          indexFile: join(v1, index),
          correlationId: 'ticket-7',
          startedAt: '2026-11-23T01:26:08.942Z',
          state: 'finished',
          status: 'partial',
          taskCount: 3,
          totalTimeMs: 819,
        },
      ],
    });
  });

  test.each(['latest', runId, index])('is read by %s', async (which) => {
    expect(await readRun(v1, which)).toMatchObject({
      ok: true,
      value: {
        runId,
        problems: [],
        index: { run_id: runId, exit_code: 1 },
        result: { run_id: runId, summary: { successful: 1, failed: 2 } },
        plan: { run_id: runId, agents: { monday: 'adder' } },
        tasks: [
          { taskId: 'monday', agent: 'adder', state: 'succeeded' },
          { taskId: 'closed day', agent: 'adder', state: 'failed' },
          { taskId: 'week/all', agent: 'adder', state: 'blocked' },
        ],
      },
    });
  });

  test.each([
    ['monday', { output: { total: 3.5 }, attempts: [{ attempt: 1, status: 'succeeded' }] }],
    ['closed day', { error: 'nothing to add', error_detail: { code: 'AGENT_FAILED' } }],
    ['week/all', { outcome: 'blocked', blocked_by: 'closed day', attempts: [] }],
  ])('has the trace of %s, also through its link', async (task, expected) => {
    const read = await readTaskTrace(v1, { run: 'latest', task });
    expect(read).toMatchObject({ ok: true, value: { task_id: task, run_id: runId, ...expected } });
    const run = await readRun(v1, runId);
    const file = run.ok ? run.value.tasks.find(({ taskId }) => taskId === task)?.traceFile : null;
    const name = file?.split('/').at(-1) ?? '';
    expect(JSON.parse(readFileSync(join(v1, name), 'utf8'))).toMatchObject({ task_id: task });
  });

  test('has its journal', async () => {
    const entries: JournalEntry[] = [];
    for await (const entry of readJournal(join(v1, 'runs', runId, 'journal.jsonl'))) {
      entries.push(entry);
    }
    expect(entries.map((entry) => (entry.ok ? entry.event.type : entry.reason))).toEqual([
      'run_started',
      'submitted',
      'submitted',
      'outcome',
      'outcome',
      'run_finished',
    ]);
  });

  test('has its owner, and durations', async () => {
    expect(await readOwner(v1, runId)).toMatchObject({
      ok: true,
      value: {
        liveness: 'unknown',
        owner: { hostname: 'golden', fence: 0, control: null, ended_at: null, boot_id: null },
      },
    });
    const { runs, byAgent } = await readHistory(v1);
    expect([runs, byAgent.get('adder')?.count]).toEqual([1, 1]);
  });

  test('can be resumed, and ends in its own index', async () => {
    using root = temporaryFolder();
    const traceDir = join(root.path, 'traces');
    cpSync(v1, traceDir, { recursive: true, verbatimSymlinks: true });
    expect(await readRunToResume(traceDir, runId)).toMatchObject({
      error: { code: 'RUN_ON_OTHER_HOST' },
    });
    const read = await readRunToResume(traceDir, runId, { force: true });
    if (!read.ok) throw new Error(read.error.message);
    expect(read.value).toMatchObject({ finished: true, lastFence: 0, problems: [] });
    expect(read.value.planSha256).toBe(planSha256(read.value.plan.plan));
    const run = await reopenTraceRun({
      traceDir,
      run: read.value,
      force: true,
      fileSystem: withoutSync,
    });
    if (!run.ok) throw new Error(run.error.message);
    const tape = new EventTape(20);
    run.value.append([tape.resumeRun(1), tape.finishRun()]);
    const ended = await run.value.finish({ ...resultOf(ids, null), run_id: runId });
    expect(ended.traceIndex).toBe(join(traceDir, index));
    expect(ended.traceStatus.reasons).toEqual([]);
  });

  test('can be cleaned away once its owner is known to be done', async () => {
    using root = temporaryFolder();
    const traceDir = join(root.path, 'traces');
    cpSync(v1, traceDir, { recursive: true, verbatimSymlinks: true });
    const kept = await cleanTraces({ traceDir, keep: 0 });
    expect(kept).toMatchObject({ value: { removed: [], kept: [{ run: runId }] } });
    changeOwner(join(traceDir, 'runs', runId), { ended_at: '2026-11-23T01:26:11.000Z' });
    expect(await cleanTraces({ traceDir, keep: 0 })).toMatchObject({ value: { removed: [runId] } });
    expect(readdirSync(traceDir)).toEqual(['runs']);
  });
});
