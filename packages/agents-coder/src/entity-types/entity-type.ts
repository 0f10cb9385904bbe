import type { Mapping } from '../contract/mapping.ts';

/** A field of an entity or of a node's input. */
export interface Field {
  readonly name: string;
  /** JSON Schema of the dialect. */
  readonly schema: Mapping;
  readonly isRequired: boolean;
}

/** What a file, or a contract that only describes, says of an entity. */
export interface EntityType {
  /** In snake_case and singular, without `Model`: `order_line`. */
  readonly name: string;
  readonly fields: readonly Field[];
  /** Where it was read: `interface User in user.ts`. */
  readonly source: string;
}
