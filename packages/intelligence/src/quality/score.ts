import { dimensions, type Dimension, type Finding } from './finding.ts';
import { scorerConfig } from './scorer-config.ts';
import { splitPoints } from './split-points.ts';

/** One finding with what it cost its dimension. */
export interface Evidence extends Finding {
  readonly pointsLost: number;
}

export type DimensionScore =
  | { readonly score: number; readonly reason: null; readonly evidence: readonly Evidence[] }
  | { readonly score: null; readonly reason: string; readonly evidence: readonly [] };

export interface Score {
  /** 0 to 1; null when no dimension was measured. */
  readonly overall: number | null;
  /** Share of the weights that was measured. */
  readonly coverage: number;
  readonly dimensions: Readonly<Record<Dimension, DimensionScore>>;
  /** What each dimension cost the whole; the sum is 1 - overall. */
  readonly pointsLost: Readonly<Record<Dimension, number>>;
}

interface ScoreFacts {
  readonly findings: readonly Finding[];
  /** Lines in functions that no finding touches. */
  readonly cleanLines: number;
  /** Dimensions that were not measured, and why. Must not depend on how good the file is. */
  readonly notMeasured: Readonly<Partial<Record<Dimension, string>>>;
}

/**
 * A dimension scores `1 / (1 + cost)`, the whole is the weighted geometric mean: every finding
 * lowers both, however many there are, and a dimension that is awful shows. Costs shrink with clean
 * lines only, which a finding never adds to: more code around a fault does not make it cheaper.
 */
export function score({ findings, cleanLines, notMeasured }: ScoreFacts): Score {
  const { weights, steepness } = scorerConfig;
  const scale = steepness / (1 + cleanLines / scorerConfig.cleanLines);
  const measured = dimensions.filter((name) => notMeasured[name] === undefined);
  const weight = measured.reduce((sum, name) => sum + weights[name], 0);
  const scored = dimensions.map((name): readonly [Dimension, DimensionScore] => {
    const reason = notMeasured[name];
    if (reason !== undefined) return [name, { score: null, reason, evidence: [] }];
    const own = findings.filter(({ dimension }) => dimension === name);
    return [name, scoreDimension(own, scale)];
  });
  // The logarithm of the geometric mean, as what each dimension takes from it.
  const costs = scored.map(
    ([name, { score: value }]) => (-Math.log(value ?? 1) * weights[name]) / weight,
  );
  const whole = splitPoints(Math.exp(-sumOf(costs)), costs);
  return {
    overall: measured.length === 0 ? null : whole.score,
    coverage: Math.round(weight * 1_000) / 1_000,
    dimensions: Object.fromEntries(scored) as Score['dimensions'],
    pointsLost: Object.fromEntries(
      scored.map(([name], at) => [name, whole.lost[at] ?? 0]),
    ) as Score['pointsLost'],
  };
}

function scoreDimension(findings: readonly Finding[], scale: number): DimensionScore {
  const costs = findings.map(
    ({ severity, times = 1 }) => scorerConfig.costs[severity] * times * scale,
  );
  const points = splitPoints(1 / (1 + sumOf(costs)), costs);
  const evidence = findings.map((finding, at) => ({
    ...finding,
    pointsLost: points.lost[at] ?? 0,
  }));
  return { score: points.score, reason: null, evidence };
}

function sumOf(numbers: readonly number[]): number {
  return numbers.reduce((sum, one) => sum + one, 0);
}
