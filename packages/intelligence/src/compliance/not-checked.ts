import type { JsonObject } from '@parallel-dispatcher/schema';

/** The answer about what could not be checked: null, with the reason. */
export function notChecked(reason: string, level: string): JsonObject {
  return {
    score: null,
    compliant: null,
    violations: [],
    recommendations: [],
    reasoning: reason,
    level,
    node_type: null,
    not_applied: [],
  };
}
