import type {
  AdmissionRequest,
  Governor,
  RequestEnd,
  RequestFailure,
} from '../../src/governor/governor.ts';
import type { VirtualClock } from './virtual-clock.ts';

/** One request that was made, with what it took. */
export interface Made {
  readonly task: string;
  readonly startedAtMs: number;
  readonly endedAtMs: number;
  readonly input: number;
  readonly output: number;
  readonly isOk: boolean;
}

export const ok: RequestEnd = {
  usage: { inputTokens: 10, outputTokens: 10, cacheReadTokens: 0 },
  failure: null,
  headers: {},
};

export function request(facts: Partial<AdmissionRequest> = {}): AdmissionRequest {
  return {
    account: 'test | key',
    model: 'test:model',
    run: 'r',
    task: 't',
    inputTokens: 10,
    outputTokens: 10,
    prefix: '',
    ...facts,
  };
}

export function refused(facts: Partial<RequestFailure> = {}): RequestEnd {
  return {
    usage: null,
    headers: {},
    failure: {
      errorClass: 'rate_limited',
      error: {
        code: 'MODEL_RATE_LIMITED',
        message: 'too many',
        path: null,
        hint: null,
        retryable: true,
        cause: null,
      },
      ...facts,
    },
  };
}

interface Job {
  readonly request: AdmissionRequest;
  readonly latencyMs: number;
  readonly answer: () => RequestEnd;
}

export interface Driver {
  readonly made: Made[];
  readonly refusals: RequestFailure[];
  /** Asks for a permit, waits as long as the request takes, gives the permit back. */
  send(job: Job, signal?: AbortSignal): Promise<'ok' | 'failed' | 'refused'>;
}

/** Makes requests through a governor on a virtual clock. */
export function createDriver(governor: Governor, clock: VirtualClock): Driver {
  const made: Made[] = [];
  const refusals: RequestFailure[] = [];
  return {
    made,
    refusals,
    async send({ request: asked, latencyMs, answer }, signal = new AbortController().signal) {
      const admission = await governor.admit(asked, signal);
      if (!admission.ok) {
        refusals.push(admission);
        return 'refused';
      }
      const startedAtMs = clock.now();
      // Counted where the request arrives, as a provider does.
      const end = answer();
      await new Promise<void>((resolve) => void clock.setTimer(latencyMs, resolve));
      made.push({
        task: asked.task,
        startedAtMs,
        endedAtMs: clock.now(),
        input: end.usage?.inputTokens ?? 0,
        output: end.usage?.outputTokens ?? 0,
        isOk: end.failure === null,
      });
      admission.permit.settle(end);
      return end.failure === null ? 'ok' : 'failed';
    },
  };
}
