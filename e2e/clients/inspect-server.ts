import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { clientBin, dispatchBin, type ClientProject } from './client-project.ts';

interface Tool {
  readonly name: string;
  readonly outputSchema?: object;
}

interface Answer {
  readonly isError?: boolean;
  readonly tools: readonly Tool[];
  readonly structuredContent: Readonly<Record<string, unknown>>;
  readonly contents: readonly { readonly text: string }[];
  readonly resources: readonly { readonly uri: string }[];
  readonly resourceTemplates: readonly { readonly uriTemplate: string }[];
}

const plan = { tasks: [{ task_id: 'a', agent: 'answer', input_data: { value: 7 } }] };

/** The MCP Inspector over stdio, which starts the server anew for each call. */
export function inspectServer(project: ClientProject): void {
  // The options of the Inspector come after the command: before it, they would be the command's.
  const inspect = (method: string, ...options: readonly string[]): Answer => {
    const program = [process.execPath, dispatchBin, 'mcp'];
    const args = [clientBin('mcp-inspector'), '--cli', ...program, '--method', method, ...options];
    const { stdout, stderr } = spawnSync(process.execPath, args, {
      cwd: project.folder,
      env: project.env,
      encoding: 'utf8',
    });
    assert.notEqual(stdout, '', `Inspector: ${method} answered nothing: ${stderr}`);
    return JSON.parse(stdout) as Answer;
  };
  const call = (tool: string, args: Readonly<Record<string, unknown>>): Answer =>
    inspect(
      'tools/call',
      '--tool-name',
      tool,
      '--tool-arg',
      ...Object.entries(args).map(([name, value]) => `${name}=${JSON.stringify(value)}`),
    );

  const { tools } = inspect('tools/list');
  assert.equal(tools.length, 10);
  assert.ok(tools.every(({ outputSchema }) => outputSchema !== undefined));

  assert.deepEqual(call('validate_plan', { plan }).structuredContent, {
    valid: true,
    task_count: 1,
    warnings: [],
  });
  const refused = call('validate_plan', { plan: { tasks: [{ task_id: 'a', agent: 'anser' }] } });
  assert.equal(refused.isError, true);
  assert.match(JSON.stringify(refused.structuredContent), /UNKNOWN_AGENT.*tasks\[0\]\.agent/u);

  const { run_id: run, status } = call('dispatch', { plan, wait_ms: 50_000 }).structuredContent;
  assert.equal(status, 'success');
  // By another process of the server than the one that started it: it has no state.
  assert.equal(call('wait_run', { run_id: run }).structuredContent['finished'], true);

  const uri = `trace://dispatch/${String(run)}`;
  assert.deepEqual(
    inspect('resources/list').resources.map((resource) => resource.uri),
    [uri],
  );
  assert.equal(inspect('resources/templates/list').resourceTemplates.length, 2);
  const [trace] = inspect('resources/read', '--uri', `${uri}/a`).contents;
  assert.deepEqual((JSON.parse(trace?.text ?? '') as { output: unknown }).output, { value: 7 });
  console.log('clients: the Inspector lists, validates, dispatches, waits and reads over stdio');
}
