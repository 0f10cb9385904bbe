import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { getEventListeners, once } from 'node:events';
import { describe, expect, test } from '@jest/globals';
import { callOf, createPool } from './support/create-pool.ts';
import { createScratch } from './support/scratch.ts';
import { startHttpServer } from './support/tool-server.ts';
import { until, untilFile } from './support/until.ts';

const echo = callOf('tools/echo', { args: { value: 'hello' } });

/** A server that does what it is told, which is never to speak MCP properly. */
async function startServer(
  handle: (request: IncomingMessage, response: ServerResponse) => void,
): Promise<{ url: string; seen: string[] } & AsyncDisposable> {
  const seen: string[] = [];
  const server = createServer((request, response) => {
    seen.push(`${request.method} ${request.url}`);
    handle(request, response);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as { port: number };
  return {
    url: `http://127.0.0.1:${port}/mcp`,
    seen,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

describe('a server on HTTP', () => {
  test.each([
    ['event streams', []],
    ['JSON', ['--json']],
  ])('answers with %s', async (_name, flags) => {
    await using server = await startHttpServer(flags);
    await using pool = createPool({ tools: { url: server.url } });
    expect(await pool.call(echo)).toMatchObject({ ok: true, value: 'hello' });
    const sum = await pool.call(callOf('add', { args: { a: 1, b: 2 } }));
    expect(sum).toMatchObject({ ok: true, value: { sum: 3 } });
    expect(pool.health()).toMatchObject([{ state: 'up', transport: 'http' }]);
    const big = await pool.call(callOf('big', { args: { bytes: 10_000_000 } }));
    expect(big).toMatchObject({ ok: false, error: { code: 'TOOL_RESULT_TOO_LARGE' } });
    expect(await pool.call(echo)).toMatchObject({ ok: true });
  });

  test.each([
    ['event streams', []],
    ['event streams that can be resumed', ['--resumable']],
    ['JSON', ['--json']],
  ])('that is killed in the middle of a call is noticed at once (%s)', async (_name, flags) => {
    using scratch = createScratch();
    const file = scratch.path('told');
    await using server = await startHttpServer(flags, { TELL_FILE: file });
    await using pool = createPool({ tools: { url: server.url, timeout_seconds: 3_600 } });
    const hanging = pool.call(callOf('hang'));
    await untilFile(file, 'hang started');
    await server.kill();
    expect(await hanging).toMatchObject({
      ok: false,
      errorClass: 'transient',
      error: { code: 'TOOL_CONNECTION_LOST' },
    });
    expect(await pool.call(echo)).toMatchObject({ error: { code: 'TOOL_SERVER_DOWN' } });
  });

  test('that was restarted is given a new session', async () => {
    const server = await startHttpServer();
    await using pool = createPool({ tools: { url: server.url } });
    expect(await pool.call(echo)).toMatchObject({ ok: true });
    await server.kill();
    await using again = await startHttpServer([], { PORT: String(server.port) });
    // No tool says so, yet the call never reached it: the new process knows no such session.
    const answer = await pool.call(callOf('count'));
    expect(answer).toMatchObject({ ok: true, value: '1' });
    expect(again.port).toBe(server.port);
  });

  test('is told of a cancelled call', async () => {
    using scratch = createScratch();
    const file = scratch.path('told');
    await using server = await startHttpServer([], { TELL_FILE: file });
    await using pool = createPool({ tools: { url: server.url } });
    const task = new AbortController();
    const hanging = pool.call(callOf('hang', { signal: task.signal }));
    await untilFile(file, 'hang started');
    task.abort();
    expect(await hanging).toMatchObject({ error: { code: 'TOOL_CANCELLED' } });
    await untilFile(file, 'hang cancelled');
  });

  test('answers 600 calls at once, without a listener left or a warning', async () => {
    const warnings: string[] = [];
    const listen = (warning: Error): void => void warnings.push(warning.message);
    process.on('warning', listen);
    await using server = await startHttpServer();
    await using pool = createPool({ tools: { url: server.url } });
    const { signal } = new AbortController();
    const values = Array.from({ length: 600 }, (_, n) => `v${n}`);
    const answers = await Promise.all(
      values.map(async (value) => await pool.call({ ...echo, args: { value }, signal })),
    );
    expect(answers.map((answer) => (answer.ok ? answer.value : answer.error))).toEqual(values);
    expect(getEventListeners(signal, 'abort')).toHaveLength(0);
    process.off('warning', listen);
    expect(warnings).toEqual([]);
  });
});

describe('an address', () => {
  test.each([
    ['http://mcp.example/mcp', 'plain http to another machine'],
    ['https://me:secret@mcp.example/mcp', 'user name or password'],
    ['ftp://127.0.0.1/mcp', 'protocol'],
  ])('%s is refused', async (url, why) => {
    await using pool = createPool({ tools: { url } });
    expect(await pool.call(echo)).toMatchObject({
      ok: false,
      errorClass: 'input',
      error: { code: 'MCP_URL_REFUSED', message: expect.stringContaining(why) },
    });
  });

  test('where nobody listens fails at once, and later calls without asking', async () => {
    const server = await startServer(() => undefined);
    await server[Symbol.asyncDispose]();
    await using pool = createPool({ tools: { url: server.url } });
    expect(await pool.call(echo)).toMatchObject({
      error: { code: 'TOOL_SERVER_DOWN', message: expect.stringContaining('ECONNREFUSED') },
    });
    expect(await pool.call(echo)).toMatchObject({
      error: { message: expect.stringContaining('tried again in') },
    });
  });

  test('that redirects to another host is not followed', async () => {
    await using other = await startServer((_request, response) => response.end('{}'));
    const location = other.url.replace('127.0.0.1', 'localhost');
    await using server = await startServer((_request, response) => {
      response.writeHead(307, { location }).end();
    });
    await using pool = createPool({ tools: { url: server.url } });
    expect(await pool.call(echo)).toMatchObject({
      ok: false,
      error: { code: 'TOOL_REDIRECT_REFUSED', message: expect.stringContaining(location) },
    });
    expect(other.seen).toEqual([]);
  });

  test.each([
    [401, 'auth', 'TOOL_AUTH_FAILED'],
    [429, 'rate_limited', 'TOOL_RATE_LIMITED'],
    [503, 'transient', 'TOOL_SERVER_DOWN'],
  ])('that answers %d is told as %s', async (status, errorClass, code) => {
    await using server = await startServer((_request, response) => {
      response.writeHead(status, { 'retry-after': '7' }).end('not now');
    });
    await using pool = createPool({ tools: { url: server.url } });
    const answer = await pool.call(echo);
    expect(answer).toMatchObject({ ok: false, errorClass, error: { code } });
    expect(answer).toMatchObject(status === 401 ? {} : { retryAfterMs: 7_000 });
  });

  test.each([
    ['says nothing', () => undefined],
    [
      'drips',
      (response: ServerResponse) => {
        response.writeHead(200, { 'content-type': 'text/event-stream' });
        const timer = setInterval(() => response.write(': still there\n\n'), 20);
        response.on('close', () => clearInterval(timer));
      },
    ],
  ])('that %s is given up after its time', async (_name, handle) => {
    await using server = await startServer((_request, response) => handle(response));
    const url = { url: server.url, connect_timeout_seconds: 0.3 };
    await using pool = createPool({ tools: url });
    expect(await pool.call(echo)).toMatchObject({
      error: { code: 'TOOL_SERVER_DOWN', message: expect.stringContaining('within 300 ms') },
    });
  });

  test('that is no MCP server is told as such', async () => {
    await using server = await startServer((_request, response) => {
      response.writeHead(200, { 'content-type': 'text/html' }).end('<h1>It works!</h1>');
    });
    await using pool = createPool({ tools: { url: server.url } });
    expect(await pool.call(echo)).toMatchObject({
      ok: false,
      error: { message: expect.stringContaining('text/html') },
    });
  });
});

test('one call that fails on its way takes no other with it', async () => {
  // Stands between: answers calls that say so with 500, hands on all others.
  await using server = await startHttpServer();
  await using between = await startServer((request, response) => {
    void (async () => {
      const chunks: Buffer[] = [];
      for await (const chunk of request) chunks.push(chunk as Buffer);
      const body = Buffer.concat(chunks);
      if (body.includes('break')) {
        response.writeHead(500).end('broken on the way');
        return;
      }
      const { method = 'GET' } = request;
      const headers = request.headers as Record<string, string>;
      const answer = await fetch(server.url, {
        method,
        headers,
        ...(method === 'POST' && { body }),
      }).catch(() => undefined);
      response.writeHead(answer?.status ?? 502, Object.fromEntries(answer?.headers ?? []));
      response.flushHeaders();
      for await (const chunk of answer?.body ?? []) response.write(chunk);
      response.end();
    })().catch(() => response.destroy());
  });
  await using pool = createPool({ tools: { url: between.url } });
  expect(await pool.call(echo)).toMatchObject({ ok: true });
  const task = new AbortController();
  const hanging = pool.call(callOf('hang', { signal: task.signal }));
  await until(() => pool.health()[0]?.in_flight === 1);
  expect(await pool.call(callOf('echo', { args: { value: 'break' } }))).toMatchObject({
    ok: false,
    error: { code: 'TOOL_CONNECTION_LOST', message: expect.stringContaining('HTTP 500') },
  });
  expect(await pool.call(echo)).toMatchObject({ ok: true });
  expect(pool.health()).toMatchObject([{ clients: 1, in_flight: 1 }]);
  task.abort();
  expect(await hanging).toMatchObject({ error: { code: 'TOOL_CANCELLED' } });
});
