import type { Assessment } from '../assess/assessment.ts';
import type { GeneratedNode } from '../generate-node.ts';
import type { Validation } from '../validate/validation.ts';

/** A node whose files may be written, and what was found out about it. */
export interface MadeNode {
  readonly node: GeneratedNode;
  readonly validation: Validation;
  readonly assessment: Assessment;
  /** Files that exist with these contents. */
  readonly unchanged: ReadonlySet<string>;
}
