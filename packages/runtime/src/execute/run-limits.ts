import type { RunLimits } from '@parallel-dispatcher/dispatcher';
import type { PreparedRun } from '../prepared-run.ts';

/** The settings of a run as the dispatcher takes them: in milliseconds. */
export function runLimits({ settings, maxWorkers, writes }: PreparedRun): RunLimits {
  const inMs = (seconds: number | null): number | null =>
    seconds === null ? null : seconds * 1000;
  return {
    maxWorkers,
    timeoutMs: settings.timeoutSeconds * 1000,
    idleTimeoutMs: inMs(settings.idleTimeoutSeconds),
    runTimeoutMs: inMs(settings.runTimeoutSeconds),
    totalTimeoutMs: inMs(settings.totalTimeoutSeconds),
    retry: settings.retry,
    onFailure: settings.onFailure,
    ageingMs: settings.ageingSeconds * 1000,
    budget: {
      maxCostUsd: settings.budget.maxCostUsd,
      maxTokens: settings.budget.maxTokens,
      maxRunMs: inMs(settings.budget.maxRunSeconds),
      warnAt: settings.budget.warnAt,
    },
    resources: {
      ...settings.resources,
      ...Object.fromEntries(writes.turns.map((_turn, index) => [turnName(index), 1])),
    },
    agents: Object.fromEntries(
      Object.entries(settings.agentLimits).map(([agent, limits]) => [
        agent,
        {
          ...(limits.concurrency !== undefined && { concurrency: limits.concurrency }),
          ...(limits.rate_per_second !== undefined && { ratePerSecond: limits.rate_per_second }),
        },
      ]),
    ),
  };
}

/** The resource that two tasks which write the same files take turns with. */
export function turnName(index: number): string {
  return `turn:${index}`;
}
