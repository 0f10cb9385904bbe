import { createHash } from 'node:crypto';
import type { Dimension, Severity } from './finding.ts';

/** Raised whenever the same file may get another score. */
export const scorerVersion = '1.1.0';

/** All numbers of the scorer; the rules are in the tables of the analysers. */
export const scorerConfig = {
  /** Shares of the whole. Those of OmniNode's six dimensions, with types for temporal relevance. */
  weights: {
    complexity: 0.2,
    maintainability: 0.2,
    documentation: 0.15,
    types: 0.15,
    patterns: 0.15,
    compliance: 0.15,
  } satisfies Record<Dimension, number>,
  /** What one finding costs, as in the original's score by violations. */
  costs: { critical: 0.3, high: 0.2, medium: 0.1, low: 0.05 } satisfies Record<Severity, number>,
  /** Makes one critical finding in a small file cost its dimension more than half. */
  steepness: 4,
  /** So many lines in functions without any finding halve what findings cost. */
  cleanLines: 100,
  /** Of a low finding, what one parameter or result without a type costs: there are many of them. */
  missingType: 0.25,
  /** Of a low finding, what an interface, type or constant without a description costs. */
  missingDeclarationDoc: 0.5,
  /** Limits that metrics may reach for nothing, and what each step over them costs. */
  limits: {
    cyclomatic: { most: 10, step: 1 },
    cognitive: { most: 15, step: 3 },
    depth: { most: 3, step: 1 },
    parameters: { most: 4, step: 1 },
    lines: { most: 60, step: 20 },
  },
  /**
   * Shorter bodies are alike by chance. In tokens: copied word by word, and with other names or a
   * change here and there, so far as this share of their runs of tokens is in both.
   */
  duplicates: { copied: 12, alike: 40, share: 0.75 },
} as const;

/** Names the numbers above, so that two scores can be compared. */
export function configHash(): string {
  return createHash('sha256').update(JSON.stringify(scorerConfig)).digest('hex').slice(0, 16);
}
