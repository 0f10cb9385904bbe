import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { JsonObject } from '@parallel-dispatcher/schema';
import { Recordings, createPlaces, createWording, type Recording } from '../../src/index.ts';
import { toolRequest } from '../../src/request/canonical-request.ts';
import { replayMiss } from '../../src/replay/replay-miss.ts';

const wording = createWording({
  places: createPlaces({ folders: [], ids: {} }),
  redact: (value) => value,
});
const asked = (name: string, args: JsonObject) => toolRequest({ agent: 'x', name, args }, wording);

const recorded = (task: string, name: string, args: JsonObject, value: string) => {
  const { key, request } = asked(name, args);
  return { kind: 'tool', key, request, task, answer: { ok: true, value } } as unknown as Recording;
};

const valueOf = (recording: Recording | undefined): unknown =>
  recording?.kind === 'tool' && recording.answer.ok ? recording.answer.value : undefined;

describe('recordings', () => {
  test('answer each call once: first those of the task, in their order', () => {
    const question = asked('t', { n: 1 });
    const recordings = new Recordings([
      recorded('a', 't', { n: 1 }, 'a1'),
      recorded('b', 't', { n: 1 }, 'b1'),
      recorded('a', 't', { n: 1 }, 'a2'),
    ]);
    const take = (task: string) => valueOf(recordings.take({ asked: question, task }));
    expect([take('b'), take('a'), take('c'), take('c')]).toStrictEqual([
      'b1',
      'a1',
      'a2',
      undefined,
    ]);
  });

  test('know a request whatever the order of its keys', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (args) => {
        const turned = Object.fromEntries(Object.entries(args).toReversed());
        return asked('t', args as JsonObject).key === asked('t', turned as JsonObject).key;
      }),
    );
  });

  test.each([
    [
      'another text',
      't',
      { path: '/a/cart.ts', deep: [{ x: 1 }] },
      'of task "near", differs in args.path: recorded "/a/card.ts", asked "/a/cart.ts"',
    ],
    [
      'a place more',
      't',
      { path: '/a/card.ts', deep: [{ x: 1, y: 2 }] },
      'args.deep[0].y: recorded nothing, asked 2',
    ],
    [
      'another tool',
      'u',
      { path: '/a/card.ts', deep: [{ x: 1 }] },
      'tool: recorded "t", asked "u"',
    ],
    ['the same once more', 't', { a: 1 }, 'it was made once there, and is made again here'],
  ])('tell of the nearest where there is %s', (_what, name, args, told) => {
    const recordings = new Recordings([
      recorded('far', 't', { a: 1 }, ''),
      recorded('near', 't', { path: '/a/card.ts', deep: [{ x: 1 }] }, ''),
    ]);
    const { error } = replayMiss(asked(name, args), { recordings, from: 'r' });
    expect(error).toMatchObject({ code: 'REPLAY_MISS', retryable: false });
    expect(error.message).toContain(told);
  });

  test('show of long texts where they begin to differ', () => {
    const recordings = new Recordings([
      recorded('a', 't', { text: `${'x'.repeat(5000)}one${'y'.repeat(5000)}` }, ''),
    ]);
    const { error } = replayMiss(
      asked('t', { text: `${'x'.repeat(5000)}two${'y'.repeat(5000)}` }),
      { recordings, from: 'r' },
    );
    expect(error.message).toContain(`recorded "…${'x'.repeat(20)}oneyy`);
    expect(error.message.length).toBeLessThan(400);
  });

  test('are none: nothing is near', () => {
    const { error } = replayMiss(asked('t', {}), { recordings: new Recordings([]), from: 'r' });
    expect(error.message).toContain('no tool was asked anything there');
  });
});
