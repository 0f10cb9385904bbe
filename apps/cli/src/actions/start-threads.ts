import { prestartThreads, type DispatchOptions } from '@parallel-dispatcher/runtime';
import { runtimeOptions, type PlanOptions } from '../options/plan-options.ts';

/** Threads of a run that is to come, started while everything else is still being loaded. */
export async function startThreads(options: PlanOptions): Promise<DispatchOptions['threads']> {
  return await prestartThreads(runtimeOptions(options));
}
