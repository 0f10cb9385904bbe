import type { JsonValue } from '@parallel-dispatcher/schema';

/** Tasks that a map grew. Their numbers go on from those of the plan; lists start with the first. */
export interface Children {
  readonly ids: string[];
  readonly items: JsonValue[];
  /** Numbers of their maps. */
  readonly parents: number[];
  readonly numbers: Map<string, number>;
}
