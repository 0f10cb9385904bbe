import { readPlan, type Plan, type ParsedPlan } from '@parallel-dispatcher/schema';
import { createRedactor, type Redactor } from '@parallel-dispatcher/tracing';
import { accept, refuse, type Checked } from './checked.ts';
import type { LoadedConfig } from './config/load-config.ts';
import { applyBeforeDispatch } from './hooks/apply-before-dispatch.ts';
import { redactErrors } from './preflight/redact-plan.ts';
import type { RuntimeEnvironment } from './runtime-options.ts';
import { secretNamesOf } from './settings/secret-names-of.ts';

/** A plan as it came, secrets included, or as much of it as can be checked further. */
export interface LivePlan {
  readonly plan: Plan;
  readonly parsed: ParsedPlan;
  readonly redactor: Redactor;
}

/** Reads the plan and lets `beforeDispatch` have a word. Not ok: there is nothing to check further. */
export async function readLivePlan(
  source: Uint8Array | string,
  { env, flags, planSyntax: syntax }: RuntimeEnvironment,
  { config, hooks }: LoadedConfig,
): Promise<Checked<LivePlan>> {
  const maxBytes = flags.maxPlanBytes ?? config.max_plan_bytes;
  const parsed = await readPlan(source, {
    ...(maxBytes !== undefined && { maxBytes }),
    ...(syntax !== undefined && { syntax }),
  });
  const redactor = createRedactor({
    env,
    secretNames: secretNamesOf(config, env),
    given: parsed.ok ? parsed.value : parsed.rest,
  });
  if (!parsed.ok) {
    return parsed.rest === undefined
      ? refuse(...redactErrors(parsed.errors, redactor))
      : accept({ plan: parsed.rest, parsed, redactor });
  }
  const applied = await applyBeforeDispatch(parsed.value, hooks);
  return applied.ok
    ? accept({ plan: applied.value, parsed, redactor })
    : refuse(...redactErrors(applied.errors, redactor));
}
