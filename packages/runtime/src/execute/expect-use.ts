import type { ExpectedUse } from '@parallel-dispatcher/dispatcher';
import { readHistory } from '@parallel-dispatcher/tracing';
import type { PreparedRun } from '../prepared-run.ts';
import { estimateCost, type CostEstimate } from '../preview/estimate-cost.ts';
import { expectedUse } from '../preview/expected-use.ts';

/** What past runs tell of the use that a run will make of models. */
export interface Expectations {
  readonly estimate: CostEstimate;
  readonly expectedUseOf: (task: string) => ExpectedUse | undefined;
}

export async function expectUse(run: PreparedRun): Promise<Expectations> {
  const history = await readHistory(run.traceDir);
  return {
    estimate: estimateCost(run, history),
    expectedUseOf: (task) => expectedUse(run, { task, history }),
  };
}
