import type { JsonObject } from '@parallel-dispatcher/schema';
import { dimensions } from './finding.ts';
import { configHash, scorerConfig, scorerVersion } from './scorer-config.ts';

/** The answer about a file that could not be measured: null everywhere, with the reason. */
export function notAssessed(reason: string): JsonObject {
  const unknown = { score: null, reason, evidence: [] };
  return {
    quality_score: null,
    reason,
    maintainability: null,
    architectural_compliance: null,
    onex_compliance: null,
    code_patterns: [],
    anti_patterns: [],
    dimensions: Object.fromEntries(
      dimensions.map((name) => [name, { ...unknown, weight: scorerConfig.weights[name] }]),
    ),
    points_lost: null,
    coverage: 0,
    completeness: null,
    language: null,
    gates: [],
    metrics: null,
    tools: { used: [], missing: [] },
    scorer: { version: scorerVersion, config_hash: configHash() },
  };
}
