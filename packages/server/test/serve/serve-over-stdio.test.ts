import { existsSync, writeFileSync } from 'node:fs';
import { PassThrough } from 'node:stream';
import { text } from 'node:stream/consumers';
import { describe, expect, test } from '@jest/globals';
import { runStatus, waitForRun } from '@parallel-dispatcher/runtime';
import { serveOverStdio } from '../../src/index.ts';
import { clients } from '../clients.ts';
import { makeProject } from '../project.ts';

const hello = {
  id: 1,
  method: 'initialize',
  params: {
    protocolVersion: '2025-11-25',
    capabilities: {},
    clientInfo: { name: 'test', version: '1' },
  },
};

const line = (message: object): string => `${JSON.stringify({ jsonrpc: '2.0', ...message })}\n`;

describe('serveOverStdio', () => {
  test('answers what came before stdin was closed, then ends', async () => {
    using project = makeProject();
    const stdin = new PassThrough();
    const stdout = new PassThrough();
    const served = serveOverStdio({ ...project.options, stdin, stdout });
    const plan = { tasks: [{ task_id: 'a', agent: 'worker' }] };
    const params = { name: 'dispatch', arguments: { plan, wait_ms: 50_000 } };
    stdin.end(line(hello) + line({ id: 2, method: 'tools/call', params }));
    await served;
    stdout.end();
    const answers = (await text(stdout)).trim().split('\n');
    const [, dispatched] = answers.map((answer) => JSON.parse(answer) as Record<string, unknown>);
    expect(dispatched).toMatchObject({ id: 2, result: { structuredContent: { finished: true } } });
  });

  test('ends at once by its signal, and the run goes on', async () => {
    using project = makeProject();
    const stdin = new PassThrough();
    const stdout = new PassThrough();
    const stop = new AbortController();
    const served = serveOverStdio({ ...project.options, stdin, stdout, signal: stop.signal });
    const input = { open: project.path('open') };
    const plan = { tasks: [{ task_id: 'a', agent: 'worker', input_data: input }] };
    const params = { name: 'dispatch', arguments: { plan, wait_ms: 50_000 } };
    const call = { ...params, _meta: { progressToken: 1 } };
    stdin.write(line(hello) + line({ id: 2, method: 'tools/call', params: call }));
    const told = Promise.withResolvers<void>();
    stdout.on('data', (chunk) => {
      if (String(chunk).includes('notifications/progress')) told.resolve();
    });
    await told.promise;
    stop.abort();
    await served;
    expect(await runStatus('latest', project.options)).toMatchObject({
      value: { state: 'running' },
    });
    writeFileSync(project.path('open'), '');
    expect(await waitForRun('latest', project.options)).toMatchObject({
      value: { status: 'success' },
    });
  });

  test('leaves a run alone when its client and server are killed', async () => {
    using project = makeProject();
    const [, connect] = clients[0] ?? [];
    if (connect === undefined) throw new Error('there are no clients');
    await using server = await connect(project);
    const input = { open: project.path('open') };
    const plan = { tasks: [{ task_id: 'a', agent: 'worker', input_data: input }] };
    const started = Promise.withResolvers<void>();
    const call = server.call(
      'dispatch',
      { plan, wait_ms: 50_000 },
      { onprogress: () => started.resolve() },
    );
    await started.promise;
    process.kill(server.pid ?? 0, 'SIGKILL');
    await expect(call).rejects.toThrow();
    expect(existsSync(project.path('open'))).toBe(false);
    writeFileSync(project.path('open'), '');
    expect(await waitForRun('latest', project.options)).toMatchObject({
      value: { status: 'success' },
    });
  });
});
