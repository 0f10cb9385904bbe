import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import type { RunResult } from '@parallel-dispatcher/schema';
import { runCli, startCli } from './start-cli.ts';
import { fileAppears, makeWorkspace, type Workspace } from './workspace.ts';

const source = 'def total(lines):\n    return lines[0]["price"]\n';

/** A plan whose first task asks tools, and whose second waits until it may go on. */
async function writePlan(workspace: Workspace): Promise<string> {
  mkdirSync(workspace.file('src'), { recursive: true });
  writeFileSync(workspace.file('src/cart.py'), source);
  return await workspace.plan({
    tasks: [
      {
        task_id: 'why',
        agent: 'debug',
        input_data: {
          problem_description: 'An empty cart fails.',
          affected_files: [workspace.file('src/cart.py')],
        },
      },
      {
        task_id: 'held',
        agent: 'gate',
        dependencies: ['why'],
        input_data: {
          name: 'held',
          started: workspace.file('started'),
          open: workspace.file('open'),
        },
      },
    ],
  });
}

const outputs = ({ results }: RunResult, { folder }: Workspace): string =>
  JSON.stringify(results.map(({ outcome, output }) => ({ outcome, output }))).replaceAll(
    folder,
    'FOLDER',
  );

async function dispatch(workspace: Workspace, ...args: readonly string[]): Promise<RunResult> {
  const { stdout } = await runCli(args, { cwd: workspace.folder });
  return JSON.parse(stdout) as RunResult;
}

describe('a run that is recorded', () => {
  test('keeps its answers through SIGKILL, and is replayed elsewhere after it went on', async () => {
    await using workspace = await makeWorkspace();
    await writePlan(workspace);
    const { child, ended } = startCli(['run', 'plan.json', '--record'], { cwd: workspace.folder });
    await fileAppears(workspace.file('started'));
    child.kill('SIGKILL');
    await ended;
    writeFileSync(workspace.file('open'), '');
    const whole = await dispatch(workspace, 'resume', 'latest');
    expect(whole).toMatchObject({ status: 'success', recordings: expect.any(String) });
    const recordings = workspace.file(whole.recordings ?? '');
    expect(readFileSync(recordings, 'utf8')).not.toContain(workspace.folder);

    await using other = await makeWorkspace();
    await writePlan(other);
    writeFileSync(other.file('open'), '');
    const replay = await dispatch(other, 'run', 'plan.json', '--replay', recordings);
    expect(outputs(replay, other)).toBe(outputs(whole, workspace));
    expect(replay.replay).toMatchObject({ misses: 0, asked: 0, cost_usd: 0 });
    expect(replay.replay?.answers).toBeGreaterThan(0);
    const text = await runCli(
      ['run', 'plan.json', '--replay', recordings, '--output-format', 'text'],
      { cwd: other.folder },
    );
    expect(text.stdout).toMatch(/Replay {2}\d+ answers of /u);
  });

  test('is recorded and replayed detached', async () => {
    await using workspace = await makeWorkspace();
    await writePlan(workspace);
    writeFileSync(workspace.file('open'), '');
    const flags = ['run', 'plan.json', '--detach', '--output-file', 'result.json'];
    await dispatch(workspace, ...flags, '--record');
    const first = await dispatch(workspace, 'wait', 'latest');
    await dispatch(workspace, ...flags, '--replay', 'latest');
    const replay = await dispatch(workspace, 'wait', 'latest');
    expect(replay).toMatchObject({ status: 'success', replay: { from: 'latest', misses: 0 } });
    expect(outputs(replay, workspace)).toBe(outputs(first, workspace));
  });

  test.each(['run', 'validate', 'plan'])('has to be there: %s refuses', async (command) => {
    await using workspace = await makeWorkspace();
    await writePlan(workspace);
    const { code, stdout } = await runCli([command, 'plan.json', '--replay', 'latest'], {
      cwd: workspace.folder,
    });
    expect(code).toBe(2);
    expect(JSON.parse(stdout)).toMatchObject({ errors: [{ code: 'RUN_NOT_RECORDED' }] });
  });
});
