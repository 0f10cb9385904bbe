import type { Checked } from '@parallel-dispatcher/runtime';
import { gateJsonValue } from '@parallel-dispatcher/schema';

/** The text of a plan that came as a value, or as JSON or YAML text. */
export function planText(plan: unknown): Checked<string> {
  if (typeof plan === 'string') return { ok: true, value: plan };
  // What is nested deeper than this cannot be written as text again.
  const problem = gateJsonValue(plan ?? null);
  return problem === undefined
    ? { ok: true, value: JSON.stringify(plan ?? null) }
    : { ok: false, errors: [problem] };
}
