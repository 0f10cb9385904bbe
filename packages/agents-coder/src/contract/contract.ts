import type { JsonObject, JsonValue } from '@parallel-dispatcher/schema';
import type { JsonSchema } from '../json-schema/json-schema.ts';
import type { Effect } from './effect/effect.ts';
import type { Example } from './example.ts';
import type { Workflow } from './orchestrator/workflow.ts';
import type { StateMachine } from './reducer/state-machine.ts';
import type { Step } from './step.ts';
import type { Path } from './value.ts';

export const nodeTypes = [
  'EFFECT_GENERIC',
  'COMPUTE_GENERIC',
  'REDUCER_GENERIC',
  'ORCHESTRATOR_GENERIC',
] as const;
export type NodeType = (typeof nodeTypes)[number];

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

export interface EffectContract extends ContractCommon, Effect {
  readonly nodeType: 'EFFECT_GENERIC';
}

export interface ReducerContract extends ContractCommon, StateMachine {
  readonly nodeType: 'REDUCER_GENERIC';
}

export interface OrchestratorContract extends ContractCommon, Workflow {
  readonly nodeType: 'ORCHESTRATOR_GENERIC';
}

export type Contract = ComputeContract | EffectContract | ReducerContract | OrchestratorContract;
