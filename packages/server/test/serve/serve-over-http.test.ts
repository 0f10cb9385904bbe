import { request } from 'node:http';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { serveOverHttp, type HttpService } from '../../src/index.ts';
import { isLoopback } from '../../src/serve/is-loopback.ts';
import { makeProject } from '../project.ts';

const project = makeProject();
let service: HttpService;

beforeAll(async () => {
  const served = await serveOverHttp({ ...project.options, port: 0 });
  if (!served.ok) throw new Error(served.errors[0]?.message);
  service = served.value;
});

afterAll(async () => {
  await service[Symbol.asyncDispose]();
  project[Symbol.dispose]();
});

const hello = {
  jsonrpc: '2.0',
  id: 1,
  method: 'initialize',
  params: {
    protocolVersion: '2025-11-25',
    capabilities: {},
    clientInfo: { name: 'test', version: '1' },
  },
};

interface Posted {
  readonly headers?: Record<string, string>;
  readonly path?: string;
  readonly body?: string;
}

/** With any Host, which `fetch` would not send. Answers the status. */
async function post({ headers = {}, path = '/mcp', body }: Posted): Promise<number> {
  const { promise, resolve, reject } = Promise.withResolvers<number>();
  const sent = request(new URL(path, service.url), {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      accept: 'application/json, text/event-stream',
      ...headers,
    },
  });
  sent.once('response', (response) => {
    resolve(response.statusCode ?? 0);
    response.resume();
  });
  sent.once('error', reject);
  sent.end(body ?? JSON.stringify(hello));
  return await promise;
}

describe('serveOverHttp', () => {
  test('answers this machine by its names', async () => {
    const { port } = new URL(service.url);
    for (const host of ['localhost', '127.0.0.1', '[::1]']) {
      expect(await post({ headers: { host: `${host}:${port}` } })).toBe(200);
    }
    expect(await post({ headers: { origin: 'http://localhost:3000' } })).toBe(200);
  });

  test.each([
    [{ host: 'evil.test' }],
    [{ host: '127.0.0.1.evil.test' }],
    [{ host: '192.168.0.7' }],
    [{ origin: 'https://evil.test' }],
    [{ origin: 'null' }],
    [{ origin: 'http://localhost.evil.test' }],
  ])('refuses what a page elsewhere would send: %j', async (headers) => {
    expect(await post({ headers })).toBe(403);
  });

  test('knows one path, one type, and no endless body', async () => {
    expect(await post({ path: '/' })).toBe(404);
    expect(await post({ path: '/mcp/../admin' })).toBe(404);
    expect(await post({ headers: { 'content-type': 'text/plain' } })).toBe(415);
    expect(await post({ body: JSON.stringify({ ...hello, pad: ' '.repeat(17 << 20) }) })).toBe(413);
  });

  test('listens on this machine alone, where there is room', async () => {
    for (const host of ['0.0.0.0', '::', '192.168.0.7', 'example.org', '']) {
      expect(await serveOverHttp({ ...project.options, host, port: 0 })).toMatchObject({
        ok: false,
        errors: [{ code: 'NOT_LOOPBACK' }],
      });
    }
    const port = Number(new URL(service.url).port);
    expect(await serveOverHttp({ ...project.options, port })).toMatchObject({
      ok: false,
      errors: [{ code: 'PORT_UNAVAILABLE' }],
    });
  });
});

test.each([
  ['localhost', true],
  ['127.0.0.1', true],
  ['127.9.9.9', true],
  ['::1', true],
  ['0.0.0.0', false],
  ['128.0.0.1', false],
  ['::', false],
  ['localhost.evil.test', false],
])('isLoopback(%s) is %s', (host, is) => {
  expect(isLoopback(host)).toBe(is);
});
