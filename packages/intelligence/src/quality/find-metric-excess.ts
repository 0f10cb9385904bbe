import type { FunctionFacts, FunctionMetrics } from '../facts/source-facts.ts';
import type { Dimension, Finding } from './finding.ts';
import { scorerConfig } from './scorer-config.ts';

const metrics = [
  {
    metric: 'cyclomatic',
    rule: 'cyclomatic-complexity',
    dimension: 'complexity',
    words: 'ways through it',
  },
  {
    metric: 'cognitive',
    rule: 'cognitive-complexity',
    dimension: 'complexity',
    words: 'of cognitive complexity',
  },
  { metric: 'depth', rule: 'nesting-depth', dimension: 'complexity', words: 'levels of nesting' },
  { metric: 'parameters', rule: 'parameter-count', dimension: 'complexity', words: 'parameters' },
  { metric: 'lines', rule: 'function-length', dimension: 'maintainability', words: 'lines' },
] as const satisfies readonly {
  readonly metric: keyof FunctionMetrics;
  readonly rule: string;
  readonly dimension: Dimension;
  readonly words: string;
}[];

/** Functions over a limit; the further over, the dearer. */
export function findMetricExcess(
  functions: readonly FunctionFacts[],
  source: string,
): readonly Finding[] {
  return functions.flatMap((one) =>
    metrics.flatMap(({ metric, rule, dimension, words }): Finding[] => {
      const { most, step } = scorerConfig.limits[metric];
      const value = one.metrics[metric];
      if (value <= most) return [];
      const message = `${one.name} has ${value} ${words}, and ${most} are enough`;
      const times = (value - most) / step;
      return [{ rule, dimension, severity: 'medium', line: one.line, message, source, times }];
    }),
  );
}
