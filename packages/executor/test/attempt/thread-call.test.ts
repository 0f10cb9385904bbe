import { describe, expect, test } from '@jest/globals';
import type { Clock } from '@parallel-dispatcher/schema/ports';
import { judgeEnd } from '../../src/attempt/judge-end.ts';
import { ThreadCall } from '../../src/attempt/thread-call.ts';
import type { ThreadCallEnd } from '../../src/attempt/thread-call.ts';
import { createCallHost } from '../../src/host-port/call-host.ts';
import { ThreadCrowd } from '../../src/pool/thread-crowd.ts';
import { takeClaim } from '../../src/worker/claim.ts';
import type { RunCall, WorkerMessage } from '../../src/worker/worker-call.ts';
import { envelopeOf } from '../fixtures/zoo.ts';

const envelope = envelopeOf('zoo-io', {});
const never = new AbortController().signal;

/** Timers that the test lets go off itself, by their delay. */
function createManualClock() {
  const timers: { delay: number; run: () => void }[] = [];
  const clock: Clock = {
    now: () => 0,
    wall: () => new Date(0),
    setTimer(delay, run) {
      timers.push({ delay, run });
      return { [Symbol.dispose]: () => undefined };
    },
  };
  const fire = (delay: number): void => timers.find((timer) => timer.delay === delay)?.run();
  return { clock, fire };
}

/** A call on a thread that exists only here. */
function open() {
  const { clock, fire } = createManualClock();
  const taken: RunCall[] = [];
  const errors: ((error: unknown) => void)[] = [];
  const died = Promise.withResolvers<{ type: 'died'; error: unknown }>();
  const pool = {
    crowd: new ThreadCrowd(),
    whyDied: (_thread: number, error: unknown) => error,
    run: (call: RunCall) => {
      taken.push(call);
      return { done: died.promise, end: () => died.resolve({ type: 'died', error: null }) };
    },
    onThreadError: (listener: (error: unknown) => void) => {
      errors.push(listener);
      return { [Symbol.dispose]: () => undefined };
    },
  };
  const call = new ThreadCall({
    pool: pool as never,
    isolation: 'shared',
    moduleUrl: 'file:///none.js',
    settings: null,
    envelope,
    host: createCallHost(
      { roots: [], owned: new Set(), redact: (value) => value, envelope, clock },
      () => undefined,
    ),
    clock,
    graceMs: 7,
    startTimeoutMs: 5,
    maxOutputBytes: 100,
    onStarted: () => undefined,
  });
  return { call, fire, taken, errors, died };
}

function send(call: RunCall, message: WorkerMessage): void {
  call.port.postMessage(message, []);
}

describe('a call that no thread takes', () => {
  test('ends unstarted after the start timeout, and then can never start', async () => {
    const { call, fire, taken } = open();
    const ended = call.run(never);
    fire(5);
    expect(await ended).toMatchObject({ type: 'unstarted', stop: undefined });
    expect(takeClaim(taken[0]!.claim)).toBe(false);
  });

  test('ends unstarted when a thread fails to start, and is charged to the machine', async () => {
    const { call, errors } = open();
    const ended = call.run(never);
    errors[0]?.(Object.assign(new Error('no memory'), { code: 'ERR_WORKER_INIT_FAILED' }));
    const end = await ended;
    expect(end).toMatchObject({ type: 'unstarted' });
    expect(judgeEnd(end, envelope)).toMatchObject({
      status: 'failed',
      error: { code: 'WORKER_START_FAILED', cause: { code: 'ERR_WORKER_INIT_FAILED' } },
      errorClass: 'transient',
    });
  });

  test('is cancelled at once', async () => {
    const { call } = open();
    const end = await call.run(AbortSignal.abort('enough'));
    expect(judgeEnd(end, envelope)).toMatchObject({ status: 'cancelled' });
  });
});

describe('a call whose thread took it', () => {
  test('is not given up because another thread failed', async () => {
    const { call, errors, taken, died } = open();
    const ended = call.run(never);
    takeClaim(taken[0]!.claim);
    send(taken[0]!, { v: 1, type: 'started', thread: 3 });
    errors[0]?.(new Error('another one'));
    died.resolve({ type: 'died', error: new Error('worker exited with code: 7') });
    expect(await ended).toMatchObject({ type: 'died', started: { worker: 'shared-3' } });
  });

  test('takes the reply that was sent just before its thread died', async () => {
    const { call, taken, died } = open();
    const ended = call.run(never);
    takeClaim(taken[0]!.claim);
    const reply = { ok: true, json: '{}' } as const;
    send(taken[0]!, { v: 1, type: 'started', thread: 3 });
    send(taken[0]!, { v: 1, type: 'reply', reply, droppedLogBytes: 0, clean: true });
    died.resolve({ type: 'died', error: new Error('worker exited with code: 1') });
    expect(await ended).toMatchObject({ type: 'replied', message: { reply } });
  });
});

describe('judgeEnd', () => {
  const started = { thread: 1, worker: 'shared-1', atMs: 0, at: new Date(0) };
  const died = {
    type: 'died',
    started,
    endedAtMs: 1,
    error: new Error('worker exited with code: 9'),
  } as const;
  const facts = (shared: boolean, heardStop: boolean) => ({ ...died, shared, heardStop });

  test.each<[string, ThreadCallEnd, string, string]>([
    ['died alone', { ...facts(false, false), stop: undefined }, 'failed', 'AGENT_EXITED'],
    ['died among others', { ...facts(true, false), stop: undefined }, 'lost', 'THREAD_LOST'],
    [
      'deaf at its deadline, alone',
      { ...facts(false, false), stop: 'timed_out' },
      'timed_out',
      'TIMED_OUT',
    ],
    [
      'deaf at its deadline, among others',
      { ...facts(true, false), stop: 'timed_out' },
      'lost',
      'THREAD_LOST',
    ],
    [
      'heard its deadline, among others',
      { ...facts(true, true), stop: 'timed_out' },
      'timed_out',
      'TIMED_OUT',
    ],
    [
      'cancelled, among others',
      { ...facts(true, false), stop: 'cancelled' },
      'cancelled',
      'CANCELLED',
    ],
  ])('%s', (_name, end, status, code) => {
    expect(judgeEnd(end, envelope)).toMatchObject({ type: 'over', status, error: { code } });
  });
});
