import { systemClock } from '@parallel-dispatcher/dispatcher';
import { createGovernor, defaultModelLimits, type ModelLimits } from '@parallel-dispatcher/models';
import type { Figure } from '../harness/figure.ts';
import { roundValue } from '../harness/round-value.ts';
import type { Suite } from '../harness/suite.ts';
import { timeWork } from '../harness/time-work.ts';

const limits: ModelLimits = {
  ...defaultModelLimits,
  requestsPerMinute: 10_000_000,
  inputTokensPerMinute: 10_000_000_000,
  outputTokensPerMinute: 10_000_000_000,
};

/** What it costs to ask the governor, before any request is made. */
export const governor: Suite = {
  name: 'governor',
  async *measure({ smoke }) {
    const count = smoke ? 100 : 50_000;
    yield await permits(count, {
      atOnce: 1,
      id: 'governor.permit',
      what: 'A permit, nobody waiting',
    });
    yield await permits(count, {
      atOnce: 1_000,
      id: 'governor.crowd',
      what: 'A permit, 1,000 waiting for 64 places',
    });
  },
};

interface Crowd {
  readonly atOnce: number;
  readonly id: string;
  readonly what: string;
}

async function permits(count: number, { atOnce, id, what }: Crowd): Promise<Figure> {
  using all = createGovernor({ clock: systemClock, limitsOf: () => limits });
  const { signal } = new AbortController();
  const usage = { inputTokens: 900, outputTokens: 80, cacheReadTokens: 0 };
  const one = async (task: string): Promise<void> => {
    const asked = { inputTokens: 1_000, outputTokens: 100, prefix: 'p', prefixTokens: 2_000 };
    const admission = await all.admit(
      { account: 'bench', model: 'bench:model', run: 'r', task, ...asked },
      signal,
    );
    if (!admission.ok) throw new Error(admission.error.message);
    admission.permit.began();
    admission.permit.settle({ usage, failure: null, headers: {} });
  };
  const { wallMs } = await timeWork(async () => {
    const senders = Array.from({ length: atOnce }, async (_, task) => {
      for (let sent = 0; sent < count / atOnce; sent += 1) await one(`t${task}`);
    });
    await Promise.all(senders);
  });
  return {
    id,
    what,
    value: roundValue((wallMs * 1_000) / count),
    unit: 'µs',
    goal: { is: 'at most', value: 50 },
    note: `${count.toLocaleString('en')} permits, three limits a minute, given back at once`,
  };
}
