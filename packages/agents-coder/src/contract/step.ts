import type { JsonSchema } from '../json-schema/json-schema.ts';
import type { Condition } from './condition.ts';
import type { Path, Value } from './value.ts';

export const aggregates = ['sum', 'count', 'min', 'max', 'first', 'avg'] as const;
type AggregateName = (typeof aggregates)[number];

export interface Aggregate {
  readonly fn: AggregateName;
  /** Null: the row itself. */
  readonly field: Path | null;
  readonly at: string;
}

/** What a step does, without where its rows come from and go. */
export type StepWork =
  | { readonly kind: 'filter'; readonly where: Condition }
  | { readonly kind: 'map'; readonly set: readonly (readonly [string, Value])[] }
  | { readonly kind: 'pluck'; readonly field: Path }
  | { readonly kind: 'pick'; readonly fields: readonly string[] }
  | { readonly kind: 'rename'; readonly fields: readonly (readonly [string, string])[] }
  | {
      readonly kind: 'sort';
      readonly by: readonly { readonly field: Path; readonly descending: boolean }[];
    }
  | { readonly kind: 'distinct' }
  | { readonly kind: 'take'; readonly count: Value }
  | {
      readonly kind: 'lookup';
      readonly with: Path;
      readonly left: Path;
      readonly right: Path;
      readonly fields: readonly (readonly [string, Path])[];
      readonly missingError: string | null;
    }
  | {
      readonly kind: 'group';
      readonly by: readonly string[];
      readonly aggregate: readonly (readonly [string, Aggregate])[];
    }
  | { readonly kind: 'reduce'; readonly aggregate: Aggregate }
  | { readonly kind: 'arithmetic'; readonly value: Value }
  | {
      readonly kind: 'choose';
      readonly cases: readonly { readonly when: Condition; readonly value: Value }[];
      readonly otherwise: Value;
    }
  | { readonly kind: 'require'; readonly where: Condition; readonly error: string }
  | Described;

/** Work in words: what no other step can say. Its code is written by somebody. */
export interface Described {
  readonly kind: 'describe';
  readonly words: string;
  /** Names of the values that the code sees. */
  readonly inputs: readonly string[];
  /** What the result fits. */
  readonly schema: JsonSchema;
  /** Statements of the body; null where nobody wrote it yet. */
  readonly code: { readonly typescript: string | null; readonly python: string | null };
}

export type StepKind = StepWork['kind'];

export interface Step {
  readonly at: string;
  readonly description: string | null;
  readonly from: Path | null;
  /** Null for `require` only. */
  readonly to: string | null;
  readonly work: StepWork;
}

export const stepKinds = [
  'filter',
  'map',
  'pluck',
  'pick',
  'rename',
  'sort',
  'distinct',
  'take',
  'lookup',
  'group',
  'reduce',
  'arithmetic',
  'choose',
  'require',
  // Last: on any other step it is documentation.
  'describe',
] as const satisfies readonly StepKind[];
