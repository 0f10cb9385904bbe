import type { NodeType } from '@parallel-dispatcher/schema';
import type { Mapping } from '../contract/mapping.ts';
import type { EntityType, Field } from '../entity-types/entity-type.ts';
import type { Unknown } from '../patterns/pattern.ts';

/** A request in words, with what is known beside them. */
export interface TextRequest {
  readonly text: string;
  readonly nodeType: NodeType;
  /** The node's name in snake_case; null: it is made of what the text is about. */
  readonly nodeName: string | null;
  readonly types: readonly EntityType[];
  /** What of the context could not be read, a sentence each. */
  readonly unread?: readonly string[];
  readonly form?: DescribedForm;
}

/** What a contract that only describes says beside its text: the fields that come in and go out. */
export interface DescribedForm {
  readonly inputs: readonly Field[];
  readonly outputs: readonly Field[];
}

/** A pattern that took part, and the words that led to it. */
export interface PatternUse {
  readonly id: string;
  readonly version: string;
  readonly words: string;
}

/** How a contract came of a text. */
export interface TextProvenance {
  readonly engine: 'embedded-rules';
  readonly patterns: readonly PatternUse[];
  /** What the text does not say and was taken for granted, a sentence each. */
  readonly assumptions: readonly string[];
  /** Where types of entities were read. */
  readonly types: readonly string[];
}

/** A contract with `UNKNOWN: ...` wherever somebody has to decide. */
interface Draft {
  /** `contract_<name>_<type>.draft.yaml`. */
  readonly file: string;
  readonly document: Mapping;
}

export type TextContract =
  | { readonly ok: true; readonly contract: Mapping; readonly provenance: TextProvenance }
  | {
      readonly ok: false;
      /** `MODEL_REQUIRED`: no pattern is about this. */
      readonly code: 'NEEDS_INPUT' | 'MODEL_REQUIRED';
      readonly reason: string;
      /** Null where not even the beginning of a contract can be made. */
      readonly draft: Draft | null;
      /** Paths in the draft, and what is to be decided there. */
      readonly unknown: readonly Unknown[];
      /** Words of the text that no pattern accounts for. */
      readonly unaccounted: readonly string[];
    };
