import type { EntityType } from '../entity-types/entity-type.ts';
import type { Cursor } from '../text/cursor.ts';

/** A request that is recognised, and what a contract needs of it. */
export interface Pattern<Piece, Before = null> {
  /** Such as `effect.insert-row`; never used for another meaning. */
  readonly id: string;
  /** Rises when the same words give another contract. */
  readonly version: string;
  /** A sentence that it recognises. */
  readonly example: string;
  /** Takes the words that it accounts for, no more; null where the request is another. */
  readonly read: (cursor: Cursor, scope: Scope<Before>) => Piece | null;
}

export interface Scope<Before = null> {
  /** What the context says of entities. */
  readonly types: readonly EntityType[];
  /** Their names. */
  readonly known: ReadonlySet<string>;
  /** What the clause before gave. */
  readonly before: Before | null;
}

/** Something that no word of the request decides, and where the contract says it. */
export interface Unknown {
  /** Path in the contract, such as `pipeline` or `input_schema.properties.lines`. */
  readonly path: string;
  readonly question: string;
}
