import { describe, expect, test } from '@jest/globals';
import { createGovernor } from '../../src/governor/create-governor.ts';
import { readQuotas } from '../../src/governor/read-quota.ts';
import { readReset } from '../../src/governor/read-reset.ts';
import { ok, request } from '../support/simulated-provider.ts';
import { createVirtualClock } from '../support/virtual-clock.ts';

const now = new Date('2026-01-01T00:00:00Z');
const { signal } = new AbortController();

describe('a reset', () => {
  test.each([
    ['1s', 1_000],
    ['6m0s', 360_000],
    ['1h2m3s', 3_723_000],
    ['8.64s', 8_640],
    ['120ms', 120],
    ['12', 12_000],
    ['0', 0],
    ['2026-01-01T00:01:00Z', 60_000],
    ['2025-12-31T00:00:00Z', 0],
    ['Thu, 01 Jan 2026 00:00:30 GMT', 30_000],
    ['soon', undefined],
    ['-5', undefined],
    ['', undefined],
    [undefined, undefined],
  ])('%p is in %p ms', (text, inMs) => {
    expect(readReset(text, now)).toBe(inMs);
  });
});

test('limits are read from the headers of both providers', () => {
  const headers = {
    'anthropic-ratelimit-requests-remaining': '49',
    'anthropic-ratelimit-requests-reset': '2026-01-01T00:00:01Z',
    'anthropic-ratelimit-input-tokens-remaining': '0',
    'anthropic-ratelimit-input-tokens-reset': 'unreadable',
    'x-ratelimit-remaining-tokens': '149984',
    'x-ratelimit-reset-tokens': '6m0s',
  };
  expect(readQuotas(headers, now)).toEqual([
    { dimension: 'requests', remaining: 49, resetsInMs: 1_000 },
    { dimension: 'tokens', remaining: 149_984, resetsInMs: 360_000 },
  ]);
});

describe('what a response says is left', () => {
  const left = (remaining: number, reset: string) => ({
    ...ok,
    headers: {
      'x-ratelimit-remaining-requests': `${remaining}`,
      'x-ratelimit-reset-requests': reset,
    },
  });

  test('is used up, and then the reset is waited for', async () => {
    const clock = createVirtualClock();
    const governor = createGovernor({ clock });
    const admission = await governor.admit(request(), signal);
    if (admission.ok) admission.permit.settle(left(2, '10s'));
    for (let count = 0; count < 4; count += 1) void governor.admit(request(), signal);
    expect(governor.report()).toMatchObject({ admitted: 3, waiting: 2 });
    await clock.advance(9_999);
    expect(governor.report()).toMatchObject({ admitted: 3, waiting: 2 });
    await clock.advance(1);
    expect(governor.report()).toMatchObject({ admitted: 5, waiting: 0 });
  });

  test('counts from its own request, whatever order responses come in', async () => {
    const clock = createVirtualClock();
    const governor = createGovernor({ clock });
    const [first, second] = await Promise.all([
      governor.admit(request(), signal),
      governor.admit(request(), signal),
    ]);
    if (second.ok) second.permit.settle(left(1, '10s'));
    if (first.ok) first.permit.settle(left(2, '10s'));
    void governor.admit(request(), signal);
    void governor.admit(request(), signal);
    expect(governor.report()).toMatchObject({ admitted: 3, waiting: 1 });
  });
});
