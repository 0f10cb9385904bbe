import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createConnection } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from '@jest/globals';
import { errorDetail, type RunEvent } from '@parallel-dispatcher/schema';
import { askOwner } from '../../src/control/ask-owner.ts';
import type { ControlAnswer, ControlRequest } from '../../src/control/control-message.ts';
import { ControlServer, type ControlHandlers } from '../../src/control/control-server.ts';
import { controlSocketPath } from '../../src/control/socket-path.ts';

const folder = mkdtempSync(join(tmpdir(), 'control-'));
afterAll(() => rmSync(folder, { recursive: true }));
let sockets = 0;

const listen = async (handlers: Partial<ControlHandlers> = {}): Promise<ControlServer> => {
  const server = await ControlServer.listen(join(folder, `${(sockets += 1)}.sock`), {
    status: () => ({ running: ['a'] }),
    lastSeq: () => -1,
    cancel: () => undefined,
    ...handlers,
  });
  if (server === undefined) throw new Error('no socket could be had');
  return server;
};

const collect = async <Value>(values: AsyncIterable<Value>): Promise<Value[]> => {
  const collected: Value[] = [];
  for await (const value of values) collected.push(value);
  return collected;
};

const ask = (server: ControlServer, request: ControlRequest): Promise<ControlAnswer[]> =>
  collect(askOwner(server.path, { request }));

const event = (seq: number): RunEvent => ({
  v: 1,
  seq,
  at_ms: seq,
  ts: '2025-10-06T12:00:00.000Z',
  type: 'cancel',
  task: null,
  reason: 'x'.repeat(1_000),
  signal: null,
});

describe('ControlServer', () => {
  test('answers what runs', async () => {
    await using server = await listen();
    expect(await ask(server, { v: 1, type: 'status' })).toStrictEqual([
      { v: 1, type: 'done', value: { running: ['a'] } },
    ]);
  });

  test('is only for its user', async () => {
    await using server = await listen();
    expect(statSync(server.path).mode & 0o777).toBe(0o600);
  });

  test('hands an order on and says why it was refused', async () => {
    const orders: unknown[] = [];
    const error = errorDetail({ code: 'UNKNOWN_TASK', message: 'no such task' });
    await using server = await listen({
      cancel: ({ task, reason }) => {
        orders.push([task, reason]);
        return task === null ? undefined : error;
      },
    });
    const cancel = { v: 1, type: 'cancel', reason: 'enough' } as const;
    expect(await ask(server, { ...cancel, task: null })).toMatchObject([{ type: 'done' }]);
    expect(await ask(server, { ...cancel, task: 'b' })).toMatchObject([{ type: 'refused', error }]);
    expect(orders).toStrictEqual([
      [null, 'enough'],
      ['b', 'enough'],
    ]);
  });

  test('tells those who watch every event, and then that it ended', async () => {
    const server = await listen();
    const seen: number[] = [];
    let last: string | undefined;
    for await (const answer of askOwner(server.path, { request: { v: 1, type: 'events' } })) {
      last = answer.type;
      if (answer.type === 'listening') {
        for (let seq = 0; seq < 50; seq += 1) server.tell(event(seq));
        void server[Symbol.asyncDispose]();
      } else if (answer.type === 'event') seen.push(answer.event.seq);
    }
    expect(seen).toStrictEqual(Array.from({ length: 50 }, (_, seq) => seq));
    expect(last).toBe('done');
  });

  test.each(['', 'hello\n', '{}\n', '{"v":2,"type":"status"}\n', '{"v":1,"type":"cancel"}\n'])(
    'refuses %j and goes on',
    async (text) => {
      await using server = await listen();
      const socket = createConnection(server.path);
      socket.end(text);
      const answer = Buffer.concat(await collect(socket as AsyncIterable<Buffer>));
      if (text !== '') expect(JSON.parse(answer.toString())).toMatchObject({ type: 'refused' });
      expect(await ask(server, { v: 1, type: 'status' })).toMatchObject([{ type: 'done' }]);
    },
  );

  test('lets go of a watcher that reads nothing', async () => {
    await using server = await listen();
    const socket = createConnection(server.path);
    socket.on('error', () => undefined);
    const listening = Promise.withResolvers<void>();
    socket.once('readable', listening.resolve);
    socket.write('{"v":1,"type":"events"}\n');
    await listening.promise;
    for (let seq = 0; seq < 40_000; seq += 1) server.tell(event(seq));
    expect(await ask(server, { v: 1, type: 'status' })).toMatchObject([{ type: 'done' }]);
    socket.destroy();
  });

  test('takes the place of an owner that died', async () => {
    const path = join(folder, 'dead.sock');
    writeFileSync(path, '');
    const handlers = { status: () => ({}), lastSeq: () => -1, cancel: () => undefined };
    await using server = await ControlServer.listen(path, handlers);
    expect(server?.path).toBe(path);
  });
});

describe('askOwner', () => {
  test('tells nothing where nobody listens', async () => {
    expect(
      await collect(askOwner(join(folder, 'none'), { request: { v: 1, type: 'status' } })),
    ).toEqual([]);
  });
});

describe('controlSocketPath', () => {
  test('is beside the run where the name is short enough', () => {
    expect(controlSocketPath('/traces/runs/r1')).toBe('/traces/runs/r1/control.sock');
  });

  test('is in a folder of the user where it is not', () => {
    const path = controlSocketPath(`/${'deep/'.repeat(30)}runs/r1`);
    expect(Buffer.byteLength(path)).toBeLessThan(104);
    expect(path.startsWith(tmpdir())).toBe(true);
  });
});
