import type { JsonObject, JsonValue } from '@parallel-dispatcher/schema';
import type { JsonSchema } from '../json-schema/json-schema.ts';
import type { Step } from './step.ts';
import type { Path } from './value.ts';

export const nodeTypes = [
  'EFFECT_GENERIC',
  'COMPUTE_GENERIC',
  'REDUCER_GENERIC',
  'ORCHESTRATOR_GENERIC',
] as const;
export type NodeType = (typeof nodeTypes)[number];

/** What a node is to give for an input: an output, or an error by its code. */
export type Expectation =
  | { readonly kind: 'output'; readonly output: JsonValue }
  | { readonly kind: 'error'; readonly code: string };

/** One example. Several turns run on one instance, in order. */
export interface Example {
  readonly at: string;
  readonly name: string;
  readonly turns: readonly { readonly input: JsonValue; readonly expect: Expectation }[];
}

/** What every contract has, whatever its type. */
export interface ContractCommon {
  readonly name: string;
  readonly nodeType: NodeType;
  readonly description: string;
  readonly contractVersion: string;
  readonly nodeVersion: string;
  /** Names of the model types, such as `ModelOrderInput`. */
  readonly inputModel: string;
  readonly outputModel: string;
  readonly inputSchema: JsonSchema;
  readonly outputSchema: JsonSchema;
  readonly errors: readonly string[];
  readonly examples: readonly Example[];
  readonly invalid: readonly { readonly why: string; readonly input: JsonValue }[];
  /** The contract as data, without what a double cannot hold. */
  readonly document: JsonObject;
}

export interface ComputeContract extends ContractCommon {
  readonly nodeType: 'COMPUTE_GENERIC';
  readonly pipeline: readonly Step[];
  /** Output field, and the name of the value it gets. */
  readonly output: readonly (readonly [string, Path])[];
}
