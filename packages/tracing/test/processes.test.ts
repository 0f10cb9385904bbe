import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { globSync, readFileSync, readlinkSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from '@jest/globals';
import { traceIndexSchema } from '@parallel-dispatcher/schema';
import { listRuns, readRun, readTaskTrace } from '../src/index.ts';
import { temporaryFolder } from './support/sample-run.ts';

const program = fileURLToPath(new URL('fixtures/write-runs.ts', import.meta.url));

function start(...args: readonly string[]): ChildProcess {
  return spawn(process.execPath, ['--no-warnings', program, ...args], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
}

/** Resolves when the process has appended this many tasks. */
async function afterTasks(child: ChildProcess, count: number): Promise<void> {
  let seen = 0;
  await new Promise<void>((resolve, reject) => {
    child.stdout?.on('data', (chunk: Buffer) => {
      seen += chunk.length;
      if (seen >= count) resolve();
    });
    child.once('exit', () => reject(new Error(`the process ended after ${seen} tasks`)));
  });
}

describe('dispatchers in one folder at the same second', () => {
  test('overwrite nothing of each other', async () => {
    using root = temporaryFolder();
    const writers = ['p', 'q', 'r', 's'].map((prefix) => start(root.path, prefix, '10', '3'));
    for (const writer of writers) writer.stdout?.resume();
    const codes = await Promise.all(writers.map((writer) => once(writer, 'exit')));
    expect(codes.map(([code]) => code as number)).toEqual([0, 0, 0, 0]);

    const indexes = globSync('dispatch-*.json', { cwd: root.path });
    const runs = indexes.map(
      (file) =>
        traceIndexSchema.parse(JSON.parse(readFileSync(join(root.path, file), 'utf8'))).run_id,
    );
    expect(new Set(runs).size).toBe(40);
    expect(indexes).toContain('dispatch-20251006_120000-40.json');
    expect(globSync('runs/*/tasks/*.json', { cwd: root.path })).toHaveLength(120);
    expect(readlinkSync(join(root.path, 'task-0.json'))).toMatch(/^runs\/[p-s]-\d\/tasks\/task-0/);
    expect(globSync('runs/**/.*', { cwd: root.path })).toEqual([]);
  }, 30_000);
});

describe('kill -9', () => {
  test.each([1, 17, 60, 149])(
    'after %s tasks: nothing finished is lost, nothing is torn',
    async (count) => {
      using root = temporaryFolder();
      const child = start(root.path, 'k', '0', '150');
      await afterTasks(child, count);
      child.kill('SIGKILL');
      await once(child, 'exit');

      const read = await readRun(root.path, 'latest');
      if (!read.ok) throw new Error(read.error.message);
      const { tasks, state, index, result, taskCount } = read.value;
      expect({ state, index, result, taskCount }).toEqual({
        state: 'interrupted',
        index: null,
        result: null,
        taskCount: 150,
      });
      const finished = tasks.filter((task) => task.state === 'succeeded');
      expect(finished.length).toBeGreaterThanOrEqual(count);
      expect(tasks.filter((task) => task.state === 'submitted').length).toBeLessThanOrEqual(1);
      for (const { taskId, traceFile } of tasks) {
        if (traceFile === null) continue;
        const trace = await readTaskTrace(root.path, { run: 'k-0', task: taskId });
        expect(trace).toMatchObject({ ok: true, value: { task_id: taskId, outcome: 'succeeded' } });
      }
    },
  );

  test('until then it is told as running', async () => {
    using root = temporaryFolder();
    const child = start(root.path, 'k', '0', '3');
    await afterTasks(child, 2);
    const listed = await listRuns(root.path);
    expect(listed).toMatchObject({ ok: true, value: [{ runId: 'k-0', state: 'running' }] });
    child.kill('SIGKILL');
    await once(child, 'exit');
  });
});
