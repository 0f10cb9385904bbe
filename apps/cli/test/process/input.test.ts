import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { spawn } from 'node:child_process';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { runCli } from './start-cli.ts';
import { makeWorkspace, type Workspace } from './workspace.ts';

let workspace: Workspace;
beforeAll(async () => {
  workspace = await makeWorkspace();
});
afterAll(async () => {
  await workspace[Symbol.asyncDispose]();
});

const plan = JSON.stringify({ tasks: [{ task_id: 'a', agent: 'echo', input_data: { x: 1 } }] });

const yaml = 'tasks:\n  - task_id: a\n    agent: echo\n    input_data: { x: 1 }\n';

async function run(
  args: readonly string[],
  stdin?: string,
): Promise<{ code: number | null; document: unknown }> {
  const end = await runCli(args, { cwd: workspace.folder, ...(stdin !== undefined && { stdin }) });
  return { code: end.code, document: JSON.parse(end.stdout) };
}

describe('a plan comes', () => {
  test.each([[[]], [['run', '-']]])('from stdin for %j', async (args) => {
    expect(await run(args, plan)).toMatchObject({ code: 0, document: { status: 'success' } });
  });

  test.each([[['a.json']], [['run', 'a.json']]])('from a file for %j', async (args) => {
    await writeFile(workspace.file('a.json'), `\ufeff${plan}`);
    expect(await run(args)).toMatchObject({ code: 0, document: { status: 'success' } });
  });

  test.each(['plan.yaml', 'plan.yml', 'a.plan'])('in YAML from %s', async (name) => {
    await writeFile(workspace.file(name), yaml);
    expect(await run([name])).toMatchObject({ code: 0, document: { status: 'success' } });
    expect(await run(['validate', name])).toMatchObject({ code: 0, document: { task_count: 1 } });
    expect(await run(['plan', name])).toMatchObject({ code: 0, document: { task_count: 1 } });
  });

  test('in YAML from stdin', async () => {
    expect(await run([], yaml)).toMatchObject({ code: 0, document: { status: 'success' } });
  });

  test('in YAML under a name that says JSON, and is refused as JSON', async () => {
    await writeFile(workspace.file('yaml.json'), yaml);
    expect(await run(['yaml.json'])).toMatchObject({
      code: 2,
      document: { errors: [{ code: 'INVALID_JSON' }] },
    });
  });

  test('empty, and is refused', async () => {
    expect(await run([], '')).toMatchObject({ code: 2, document: { exit_code: 2 } });
  });

  test('larger than allowed, and is refused by its size', async () => {
    const answer = await run(['--max-plan-bytes', '50'], plan);
    expect(answer).toMatchObject({ code: 2, document: { errors: [{ code: 'PLAN_TOO_LARGE' }] } });
  });

  test('larger than the default, and the config allows it', async () => {
    const padded = plan.slice(0, -1) + ' '.repeat(11 * 1024 * 1024) + '}';
    expect(await run(['validate'], padded)).toMatchObject({ code: 2 });
    const config = JSON.parse(
      await readFile(workspace.file('dispatch.config.json'), 'utf8'),
    ) as object;
    await writeFile(
      workspace.file('large.config.json'),
      JSON.stringify({ ...config, max_plan_bytes: 20 * 1024 * 1024 }),
    );
    expect(await run(['validate', '--config', 'large.config.json'], padded)).toMatchObject({
      code: 0,
    });
  });

  test('without an end, and is left', async () => {
    const { child, ended } = startEndless();
    expect(await ended).toBe(2);
    expect(child.exitCode).toBe(2);
  });
});

function startEndless(): { child: ReturnType<typeof spawn>; ended: Promise<number | null> } {
  const bin = new URL('../../bin/dispatch.js', import.meta.url).pathname;
  const child = spawn('sh', ['-c', `yes | "${process.execPath}" "${bin}" > endless.json`], {
    cwd: workspace.folder,
  });
  const { promise, resolve } = Promise.withResolvers<number | null>();
  child.once('close', resolve);
  return { child, ended: promise };
}

describe('one agent', () => {
  test('runs on a file in YAML', async () => {
    await writeFile(workspace.file('input.yaml'), 'y: 2');
    const answer = await run(['run', '--agent', 'echo', '--input', 'input.yaml']);
    expect(answer).toMatchObject({ code: 0, document: { results: [{ status: 'success' }] } });
  });

  test('runs on a file', async () => {
    await writeFile(workspace.file('input.json'), '{"y":2}');
    const answer = await run(['run', '--agent', 'echo', '--input', 'input.json']);
    expect(answer).toMatchObject({
      code: 0,
      document: { results: [{ agent: 'echo', output: { echoed: { y: 2 } } }] },
    });
  });

  test('runs on stdin, by its alias', async () => {
    const answer = await run(['--agent', 'parrot', '--input', '-'], '{"y":2}');
    expect(answer).toMatchObject({ code: 0, document: { results: [{ agent: 'echo' }] } });
  });

  test('with input that is no object is refused', async () => {
    expect(await run(['--agent', 'echo'], '[1')).toMatchObject({ code: 2 });
  });
});

describe('--output-file', () => {
  test('has the same document as stdout, and nothing is left beside it', async () => {
    const answer = await run(['--output-file', 'result.json'], plan);
    const kept = JSON.parse(await readFile(workspace.file('result.json'), 'utf8')) as unknown;
    expect(kept).toEqual(answer.document);
    expect((await readdir(workspace.folder)).filter((name) => name.includes('.tmp'))).toEqual([]);
  });

  test('has the refusal too, so that no old result stays', async () => {
    await writeFile(workspace.file('old.json'), '{"status":"success"}');
    await run(['--output-file', 'old.json'], '{"tasks":');
    expect(JSON.parse(await readFile(workspace.file('old.json'), 'utf8'))).toMatchObject({
      exit_code: 2,
    });
  });
});

test('--trace-dir has the traces', async () => {
  const { document } = await run(['--trace-dir', 'elsewhere'], plan);
  const { trace_index: index } = document as { trace_index: string };
  expect(index).toContain('elsewhere');
  expect(await readdir(workspace.file('elsewhere'))).toContain('a.json');
});

test('what a run would do stays within 80 columns', async () => {
  await workspace.plan({ tasks: [{ task_id: 'a', agent: 'echo' }] }, 'narrow.json');
  const args = ['plan', 'narrow.json', '--output-format', 'text'];
  const { code, stdout } = await runCli(args, { cwd: workspace.folder });
  expect(code).toBe(0);
  expect(stdout).toContain('Limits         max_workers');
  for (const line of stdout.split('\n')) expect(line.length).toBeLessThanOrEqual(80);
});
