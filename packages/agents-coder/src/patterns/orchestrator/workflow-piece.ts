import type { Mapping } from '../../contract/mapping.ts';
import type { Pattern, Scope, Unknown } from '../pattern.ts';

/** Steps, and the order they go in. */
export interface WorkflowPiece {
  readonly entity: string;
  readonly role: string;
  readonly steps: readonly Mapping[];
  /** Most steps that run at once; null: any number. */
  readonly maxParallel: number | null;
  readonly assumptions: readonly string[];
  readonly unknown: readonly Unknown[];
}

export type WorkflowPattern = Pattern<WorkflowPiece, WorkflowPiece>;
export type WorkflowScope = Scope<WorkflowPiece>;
