import type { Failure, ModelAttempt, ModelCost, ModelUsage } from '@parallel-dispatcher/agent';
import { addCosts } from '../prices/add-costs.ts';
import { unknownUsage } from '../request/read-usage.ts';
import type { Step } from '../request/step.ts';

interface Entry {
  /** As `provider:id`. */
  readonly model: string;
  readonly durationMs: number;
  /** Undefined where no answer came. */
  readonly step: Step | undefined;
  readonly cost: ModelCost;
  readonly failure: Failure | undefined;
}

/** With these, a provider did nothing, or was not even asked. */
const refusals: ReadonlySet<string> = new Set([
  'MODEL_AUTH_FAILED',
  'MODEL_INPUT_REFUSED',
  'MODEL_KEY_COMMAND_FAILED',
  'MODEL_KEY_MISSING',
  'MODEL_NOT_FOUND',
  'MODEL_OVERLOADED',
  'MODEL_PROVIDER_UNUSABLE',
  'MODEL_QUOTA_EXHAUSTED',
  'MODEL_RATE_LIMITED',
  'MODEL_REQUEST_TOO_LARGE',
]);

const noUsage: ModelUsage = {
  inputTokens: 0,
  outputTokens: 0,
  cacheReadTokens: 0,
  cacheWriteTokens: 0,
};
const noCost: ModelCost = { usd: 0, reason: null };

/** What the requests of one call took. Requests without an answer count no tokens. */
export class CallLedger {
  readonly #attempts: ModelAttempt[] = [];
  readonly #warnings = new Set<string>();
  #usage: ModelUsage | undefined;
  #cost: ModelCost | undefined;
  #finishReason: string | null = null;
  /** A request without an answer may have been charged all the same. */
  #mayHaveUsed = false;

  add({ model, durationMs, step, cost, failure }: Entry): void {
    const status = failure === undefined ? 'ok' : 'failed';
    this.#attempts.push({ model, status, durationMs, error: failure?.error ?? null });
    if (step === undefined) {
      if (!refusals.has(failure?.error.code ?? '')) this.#mayHaveUsed = true;
      return;
    }
    this.#usage = this.#usage === undefined ? step.usage : addUsage(this.#usage, step.usage);
    this.#cost = this.#cost === undefined ? cost : addCosts(this.#cost, cost);
    this.#finishReason = step.finish.raw ?? step.finish.unified;
    for (const warning of step.warnings) this.#warnings.add(warning);
  }

  get attempts(): readonly ModelAttempt[] {
    return this.#attempts;
  }

  get usage(): ModelUsage {
    return this.#usage ?? (this.#mayHaveUsed ? unknownUsage : noUsage);
  }

  get cost(): ModelCost {
    if (this.#cost !== undefined) return this.#cost;
    return this.#mayHaveUsed ? { usd: null, reason: 'no request was answered' } : noCost;
  }

  get finishReason(): string | null {
    return this.#finishReason;
  }

  get warnings(): readonly string[] {
    return [...this.#warnings];
  }

  /** Tokens sent and received so far, as far as they were counted. */
  get totalTokens(): number {
    return (this.usage.inputTokens ?? 0) + (this.usage.outputTokens ?? 0);
  }
}

function addUsage(left: ModelUsage, right: ModelUsage): ModelUsage {
  return {
    inputTokens: sum(left.inputTokens, right.inputTokens),
    outputTokens: sum(left.outputTokens, right.outputTokens),
    cacheReadTokens: sum(left.cacheReadTokens, right.cacheReadTokens),
    cacheWriteTokens: sum(left.cacheWriteTokens, right.cacheWriteTokens),
  };
}

/** With an unknown part, the whole is unknown. */
function sum(left: number | null, right: number | null): number | null {
  return left === null || right === null ? null : left + right;
}
