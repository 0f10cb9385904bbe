import { describe, expect, test } from '@jest/globals';
import { errorDetailSchema } from '@parallel-dispatcher/schema';
import fc from 'fast-check';
import { z } from 'zod';
import { AgentError } from '../src/agent-error.ts';
import { describeFailure } from '../src/describe-failure.ts';

const hostile = {
  get message(): string {
    throw new Error('no message for you');
  },
  get code(): string {
    throw new Error('no code for you');
  },
};

/** Throws whenever it is touched. */
function revoked(): unknown {
  const { proxy, revoke } = Proxy.revocable({}, {});
  revoke();
  return proxy;
}

function cyclic(): Error {
  const error = new Error('round and round');
  error.cause = error;
  return error;
}

describe('describeFailure', () => {
  test('keeps what an AgentError says', () => {
    const thrown = new AgentError({
      code: 'NEEDS_INPUT',
      message: 'no target',
      errorClass: 'input',
      path: 'input_data.target',
      hint: 'name a target',
      cause: new TypeError('undefined target'),
    });
    expect(describeFailure(thrown)).toMatchObject({
      error: {
        code: 'NEEDS_INPUT',
        message: 'no target',
        path: 'input_data.target',
        hint: 'name a target',
        cause: { code: 'AGENT_FAILED', message: 'TypeError: undefined target' },
      },
      errorClass: 'input',
    });
  });

  test.each([
    ['text', 'boom', 'AGENT_FAILED', 'boom'],
    ['null', null, 'AGENT_FAILED', 'The agent threw null.'],
    ['undefined', undefined, 'AGENT_FAILED', 'The agent threw undefined.'],
    ['a plain object', {}, 'AGENT_FAILED', 'The agent threw an object.'],
    ['a system error', Object.assign(new Error('gone'), { code: 'ENOENT' }), 'ENOENT', 'gone'],
    ['an odd code', Object.assign(new Error('odd'), { code: 'not upper' }), 'AGENT_FAILED', 'odd'],
    ['a revoked proxy', revoked(), 'AGENT_FAILED', 'The agent threw an object.'],
    ['hostile getters', hostile, 'AGENT_FAILED', 'The agent threw an object.'],
  ])('describes %s', (_name, thrown, code, message) => {
    expect(describeFailure(thrown).error).toMatchObject({ code, message });
  });

  test('calls an abort transient', () => {
    const controller = new AbortController();
    controller.abort();
    expect(describeFailure(controller.signal.reason)).toMatchObject({
      error: { code: 'ABORTED', retryable: true },
      errorClass: 'transient',
    });
  });

  test('finds a network fault in the cause, as fetch reports it', () => {
    const cause = Object.assign(new Error('reset'), { code: 'ECONNRESET' });
    expect(describeFailure(new TypeError('fetch failed', { cause }))).toMatchObject({
      errorClass: 'transient',
    });
  });

  test('names the fields of a ZodError', () => {
    const { error } = z.object({ lines: z.int() }).safeParse({ lines: 'three' });
    const { error: described } = describeFailure(error);
    expect(described.code).toBe('INVALID_DATA');
    expect(described.message).toContain('lines: ');
  });

  test('bounds long messages and chains without end', () => {
    const { error } = describeFailure(new Error('x'.repeat(1_000_000)));
    expect(error.message.length).toBeLessThan(2100);
    const chain = JSON.stringify(describeFailure(cyclic()).error);
    expect(chain.split('round and round').length - 1).toBe(6);
  });

  test('never throws and always answers an ErrorDetail, whatever was thrown', () => {
    const weird = fc.oneof(
      fc.anything({ withBigInt: true, withDate: true, withMap: true, withNullPrototype: true }),
      fc.constantFrom(hostile, Symbol('s'), () => undefined, cyclic()),
      fc.record({ message: fc.anything(), code: fc.anything(), cause: fc.anything() }),
      fc.record({ name: fc.constant('ZodError'), issues: fc.anything() }),
      fc.record({ name: fc.constant('ZodError'), issues: fc.array(fc.anything()) }),
    );
    fc.assert(
      fc.property(weird, (thrown) => {
        const failure = describeFailure(thrown);
        expect(errorDetailSchema.safeParse(failure.error).success).toBe(true);
        expect(structuredClone(failure)).toStrictEqual(failure);
      }),
      { numRuns: 1000 },
    );
  });
});
