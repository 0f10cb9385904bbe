import { exitCodes, type RunResult } from '@parallel-dispatcher/schema';
import { prepareRun } from './prepare-run.ts';
import type { PreparedRun } from './prepared-run.ts';
import { refusedResult } from './result/refused-result.ts';
import { runtimeEnvironment, type RuntimeOptions } from './runtime-options.ts';

/** A document about a plan, or the refused document. */
export type Inspected<Value> =
  { readonly ok: true; readonly value: Value } | { readonly ok: false; readonly result: RunResult };

/** Prepares a plan as a run would, starts nothing, and answers what `describe` says of it. */
export async function inspectPlan<Value>(
  plan: Uint8Array | string,
  options: RuntimeOptions,
  describe: (run: PreparedRun) => Value | Promise<Value>,
): Promise<Inspected<Value>> {
  const prepared = await prepareRun(plan, runtimeEnvironment(options));
  return prepared.ok
    ? { ok: true, value: await describe(prepared.value) }
    : { ok: false, result: refusedResult(prepared.errors, exitCodes.refused) };
}
