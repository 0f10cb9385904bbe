import type { ValidationPart } from '@parallel-dispatcher/schema';
import type { Finding } from '../onex-rules/finding.ts';

export type { ValidationPart };

/** What was found out about generated files, each part with its evidence. */
export interface Validation {
  /** Whether every part that the level demands ran and passed. */
  readonly passed: boolean;
  /** Whether nothing that was run says that the code is wrong: types, tests. */
  readonly works: boolean;
  /** `types`, `tests`, each rule by its name, `lint`, `compliance`, `completeness`. */
  readonly parts: Readonly<Record<string, ValidationPart>>;
  readonly findings: readonly Finding[];
  readonly metrics: {
    readonly typeErrors: number | null;
    readonly testsPassed: number | null;
    readonly testsFailed: number | null;
    readonly annotatedShare: number | null;
    /** 1, less 0.2 for an error, 0.1 for a warning and 0.05 for an info finding; not below 0. */
    readonly compliance: number;
  };
}
