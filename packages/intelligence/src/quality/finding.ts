/** What quality is made of. */
export const dimensions = [
  'complexity',
  'maintainability',
  'documentation',
  'types',
  'patterns',
  'compliance',
] as const;
export type Dimension = (typeof dimensions)[number];

/** How bad one place is; what it costs is in the scorer's config. */
export type Severity = 'critical' | 'high' | 'medium' | 'low';

/** One place that costs points. */
export interface Finding {
  readonly rule: string;
  readonly dimension: Dimension;
  readonly severity: Severity;
  /** From 1; null: the file as a whole. */
  readonly line: number | null;
  readonly message: string;
  /** What found it: `typescript`, `eslint`, `ast-grep`, `ruff` and so on. */
  readonly source: string;
  /** How far over a limit it is: it costs as much as so many. @default 1 */
  readonly times?: number;
}
