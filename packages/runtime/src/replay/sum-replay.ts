import {
  addUsd,
  errorDetail,
  type ErrorDetail,
  type RunEvent,
  type RunResult,
} from '@parallel-dispatcher/schema';

type ReplayReport = NonNullable<RunResult['replay']>;

/** What of a run was replayed. */
interface ReplaySum {
  add(event: RunEvent): void;
  report(from: string): ReplayReport;
  /** Agents may go on without an answer: nobody should take the run for a whole replay then. */
  warnings(): readonly ErrorDetail[];
}

/** Adds up what attempts report, those before the run was resumed included. */
export function sumReplay(): ReplaySum {
  let answers = 0;
  let misses = 0;
  let asked = 0;
  const costs: (number | null)[] = [];
  return {
    add(event) {
      if (event.type !== 'outcome') return;
      const { mcp_calls: tools, model_calls: models = [] } = event.report;
      for (const { source, error } of [...tools, ...models]) {
        if (source !== 'replay') asked += 1;
        else if (error?.code === 'REPLAY_MISS') misses += 1;
        else answers += 1;
      }
      for (const { source, cost_usd: cost } of models) if (source !== 'replay') costs.push(cost);
    },
    report: (from) => ({ from, answers, misses, asked, cost_usd: addUsd(costs) }),
    warnings: () => (misses === 0 ? [] : [missed(misses)]),
  };
}

function missed(count: number): ErrorDetail {
  return errorDetail({
    code: 'REPLAY_MISS',
    message: `${count} ${count === 1 ? 'call is' : 'calls are'} not in the recording; traces have each with the nearest recording.`,
    hint: 'Record the run anew with --record, or what is missing with --replay and --record together.',
  });
}
