import type { EntityType } from './entity-type.ts';

/** A file of the context, as text. */
export interface TypeFile {
  readonly path: string;
  readonly text: string;
}

/** What files say of entities, and what of it could not be read. */
export interface ReadTypes {
  readonly types: readonly EntityType[];
  /** A sentence each. */
  readonly unread: readonly string[];
}
