import type { JsonObject } from '@parallel-dispatcher/schema';
import { readFacts } from '../facts/read-facts.ts';
import type { Source } from '../facts/source-facts.ts';
import { assessSource } from '../quality/assess-source.ts';
import { findPatterns } from './find-patterns.ts';

/** Good and bad habits in the shape of `get_quality_patterns`. */
export async function answerPatterns(source: Source): Promise<JsonObject> {
  const read = await readFacts(source);
  // Without tools of the machine: what a file's habits are does not depend on it.
  const assessed = await assessSource(source, { env: {} });
  if (!read.ok || !assessed.ok) {
    const fault = read.ok ? (assessed.ok ? null : assessed.fault) : read.fault;
    const reason = `the file does not parse, line ${fault?.line ?? 0}: ${fault?.message ?? ''}`;
    return { patterns: [], anti_patterns: [], recommendations: [], reason };
  }
  const { evidence } = assessed.score.dimensions.patterns;
  return {
    patterns: findPatterns(read.facts, source.text).map((one) => ({ ...one })),
    anti_patterns: evidence.map(({ rule, line, severity, message, source: by }) => ({
      pattern: rule,
      line,
      severity,
      message,
      source: by,
    })),
    recommendations: evidence.map(({ line, message }) => `line ${line ?? '?'}: ${message}`),
    reason: null,
  };
}
