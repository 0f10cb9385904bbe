import { MessageChannel } from 'node:worker_threads';
import type { MessagePort } from 'node:worker_threads';
import { afterEach, describe, expect, test } from '@jest/globals';
import { createAgentContext } from '../src/create-agent-context.ts';
import type { AgentMessage, HostMessage } from '../src/host-port.ts';

const envelope = { run: 'r', task: 'a/b', attempt: 2, upstream: {}, traceparent: null };
const ports: MessagePort[] = [];

afterEach(() => {
  for (const port of ports.splice(0)) port.close();
});

/** A context, and the host's end of its port. */
function open() {
  const { port1, port2 } = new MessageChannel();
  ports.push(port1, port2);
  const link = createAgentContext({ port: port2, envelope });
  const send = (message: HostMessage): void => port1.postMessage(message, []);
  const received: AgentMessage[] = [];
  const waiting: (() => void)[] = [];
  port1.on('message', (message: AgentMessage) => {
    received.push(message);
    waiting.shift()?.();
  });
  const next = async (): Promise<AgentMessage | undefined> => {
    if (received.length === 0) await new Promise<void>((resolve) => waiting.push(resolve));
    return received.shift();
  };
  return { ...link, send, next };
}

describe('createAgentContext', () => {
  test('matches answers with calls, whatever their order', async () => {
    const { context, send, next } = open();
    const [a, b] = [context.files.readText('/a'), context.files.readText('/b')];
    const calls = [await next(), await next()] as { id: number; params: { path: string } }[];
    for (const { id, params } of calls.toReversed()) {
      const value = new TextEncoder().encode(params.path);
      send({ v: 1, type: 'answer', id, ok: true, value });
    }
    expect(await Promise.all([a, b])).toStrictEqual(['/a', '/b']);
  });

  test('throws what the host refuses, with its code', async () => {
    const { context, send, next } = open();
    const reading = context.files.read('/a');
    const call = (await next()) as { id: number };
    const error = {
      code: 'PATH_NOT_FOUND',
      message: 'There is no file.',
      path: 'path',
      hint: 'look elsewhere',
      retryable: false,
      cause: null,
    };
    send({ v: 1, type: 'answer', id: call.id, ok: false, error, errorClass: 'input' });
    await expect(reading).rejects.toMatchObject({
      code: 'PATH_NOT_FOUND',
      hint: 'look elsewhere',
      errorClass: 'input',
    });
  });

  test('aborts on cancel and says that it heard', async () => {
    const { context, send, next } = open();
    const aborted = new Promise((resolve) => {
      context.signal.addEventListener('abort', resolve);
    });
    send({ v: 1, type: 'cancel', reason: 'enough' });
    await aborted;
    expect(context.signal.reason).toMatchObject({ code: 'ABORTED', message: 'enough' });
    expect(await next()).toMatchObject({ type: 'stopping' });
  });

  test('refuses arguments that are no plain data', async () => {
    const { context } = open();
    const call = context.tools.call('x', { run: (() => 1) as never });
    await expect(call).rejects.toMatchObject({ code: 'NOT_SERIALIZABLE' });
  });

  test('answers nothing after the end', async () => {
    const { context, end } = open();
    const pending = context.files.read('/a');
    end();
    await expect(pending).rejects.toMatchObject({ code: 'CALL_ENDED' });
    await expect(context.files.read('/b')).rejects.toMatchObject({ code: 'CALL_ENDED' });
  });

  test('counts log lines past the limit instead of sending them', () => {
    const { context, droppedLogBytes } = open();
    context.log.info('x'.repeat(128 * 1024));
    context.log.info('yy');
    expect(droppedLogBytes()).toBe(2);
  });

  test('makes an idempotency key that fits a header', () => {
    expect(open().context.idempotencyKey).toBe('r:a%2Fb');
  });
});
