import type { Reference } from '../references/reference.ts';
import type { Program } from './metered-program.ts';

/** A condition that was parsed and checked. */
export interface Condition {
  readonly text: string;
  /** Where it stands, such as `tasks[3].when`. */
  readonly at: string;
  /** Ids of the tasks it mentions, each once: they must have ended before it is evaluated. */
  readonly tasks: readonly string[];
  /** What it surely reads of outputs and params; what `has()` asks for need not be there. */
  readonly references: readonly Reference[];
  /** Outputs and params, or parts of them, that must be true or false. */
  readonly decisions: readonly Reference[];
  /** For `evaluateCondition` alone. */
  readonly program: Program;
}
