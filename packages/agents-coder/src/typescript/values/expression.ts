import type { Described } from '../../contract/step.ts';
import type { Problems } from '../../contract/problem.ts';
import { exportOf } from '../support-files/export-of.ts';
import type { NameAllocator } from './name-allocator.ts';
import type { Shape } from './shape.ts';

/** TypeScript source of a value, and what is known of it. Safe as an operand of a call. */
export interface Expression {
  readonly code: string;
  readonly shape: Shape;
  /** The same before undefined became null. */
  readonly orUndefined?: string;
  /** Whether it is never null although its shape cannot say so. */
  readonly neverNull?: boolean;
}

/** A function whose body the contract holds as code. */
export interface EmittedBody {
  readonly name: string;
  readonly schemaName: string;
  /** TypeScript source of the type of what it is given. */
  readonly given: string;
  /** Place of its step in the contract. */
  readonly at: string;
  readonly to: string;
  readonly work: Described;
}

/** What one node gathers while its source is written. */
export interface Emission {
  readonly problems: Problems;
  /** What the author should know although it is no error. */
  readonly notes: Set<string>;
  readonly names: NameAllocator;
  /** Modules of `src/support` that the node imports from. */
  readonly support: Set<string>;
  /** Statements that the step under way needs before its own. */
  readonly statements: string[];
  /** Module constants: source of the value -> name. */
  readonly constants: Map<string, string>;
  readonly bodies: EmittedBody[];
}

/** What an expression can refer to. */
export interface Scope {
  readonly emission: Emission;
  /** Vars of the contract: the input fields and each `to` so far. */
  readonly vars: ReadonlyMap<string, Expression>;
  /** The current row; null outside of rows. */
  readonly row: Expression | null;
  /** Names of rows around this one, for the name of an inner one. */
  readonly depth: number;
  /** Whether `===` on an operand of the statement leaves the types of the others alone. */
  readonly comparesAlone: (operand: string) => boolean;
}

/** `round-half-up` -> `roundHalfUp`, noted as an import of the node. */
export function use(scope: { readonly emission: Emission }, module: string): string {
  scope.emission.support.add(module);
  return exportOf(module);
}
