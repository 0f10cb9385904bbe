import { once } from 'node:events';
import { writeFile } from 'node:fs/promises';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from '@jest/globals';
import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { StdioClientTransport } from '@modelcontextprotocol/sdk/client/stdio.js';
import { StreamableHTTPClientTransport } from '@modelcontextprotocol/sdk/client/streamableHttp.js';
import { runCli, startCli, type CliProcess } from './start-cli.ts';
import { fileAppears, makeWorkspace } from './workspace.ts';

const bin = fileURLToPath(new URL('../../bin/dispatch.js', import.meta.url));
const echoPlan = { tasks: [{ task_id: 'a', agent: 'echo', input_data: { x: 1 } }] };

/** A server over HTTP, and where it says that it listens. */
async function startHttp(folder: string): Promise<CliProcess & { readonly url: URL }> {
  const cli = startCli(['mcp', '--http', '--port', '0'], { cwd: folder, stdin: null });
  const lines = createInterface({ input: cli.child.stderr ?? process.stdin });
  const [line] = (await once(lines, 'line')) as [string];
  return { ...cli, url: new URL(/http:\S+/u.exec(line)?.[0] ?? '') };
}

describe('dispatch mcp', () => {
  test('serves a client over stdio, with the flags it was started with', async () => {
    await using space = await makeWorkspace();
    const args = [bin, 'mcp', '--trace-dir', 'kept'];
    const transport = new StdioClientTransport({
      command: process.execPath,
      args,
      cwd: space.folder,
      stderr: 'pipe',
    });
    let noise = '';
    transport.stderr?.on('data', (chunk) => (noise += String(chunk)));
    const client = new Client({ name: 'test', version: '1.0.0' });
    await client.connect(transport);
    const { structuredContent } = await client.callTool({
      name: 'dispatch',
      arguments: { plan: echoPlan, wait_ms: 50_000 },
    });
    expect(structuredContent).toMatchObject({
      status: 'success',
      results: [{ output: { echoed: { x: 1 } }, trace_file: expect.stringMatching(/^kept\//u) }],
    });
    await client.close();
    expect(noise).toBe('');
  });

  test('serves a client over HTTP until SIGTERM; a run that it started goes on', async () => {
    await using space = await makeWorkspace();
    const { url, child, ended } = await startHttp(space.folder);
    const client = new Client({ name: 'test', version: '1.0.0' });
    await client.connect(new StreamableHTTPClientTransport(url));
    const [started, open] = [space.file('started'), space.file('open')];
    const task = { task_id: 'a', agent: 'gate', input_data: { name: 'a', started, open } };
    await client.callTool({ name: 'dispatch', arguments: { plan: { tasks: [task] } } });
    await fileAppears(started);
    child.kill('SIGTERM');
    expect(await ended).toMatchObject({ code: 143, stdout: '' });
    await client.close();
    await writeFile(open, '');
    const { code, stdout } = await runCli(['wait', 'latest'], { cwd: space.folder });
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({ status: 'success' });
  });

  test('ends with stdin', async () => {
    await using space = await makeWorkspace();
    expect(await runCli(['mcp'], { cwd: space.folder })).toEqual({
      code: 0,
      signal: null,
      stdout: '',
      stderr: '',
    });
  });

  test.each([
    [['mcp', '--port', '7420'], 2, 'BAD_USAGE'],
    [['mcp', '--http', '--port', '70000'], 2, 'BAD_USAGE'],
    [['mcp', '--http', '--host', '0.0.0.0'], 2, 'NOT_LOOPBACK'],
  ])('%j is refused', async (args, exitCode, code) => {
    await using space = await makeWorkspace();
    const end = await runCli(args, { cwd: space.folder });
    expect(end.code).toBe(exitCode);
    expect(JSON.parse(end.stdout)).toMatchObject({ errors: [{ code }] });
  });
});
