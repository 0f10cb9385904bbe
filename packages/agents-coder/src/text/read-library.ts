import type { NodeType } from '@parallel-dispatcher/schema';
import type { EntityType } from '../entity-types/entity-type.ts';
import type { BuiltContract } from '../patterns/built-contract.ts';
import { effectContract } from '../patterns/effect/effect-contract.ts';
import { effectPatterns } from '../patterns/effect/effect-patterns.ts';
import type { Pattern } from '../patterns/pattern.ts';
import { recognise } from './recognise.ts';
import type { PatternUse } from './text-request.ts';

/** What the patterns of one type make of a text. */
export interface Reading {
  readonly uses: readonly PatternUse[];
  readonly unaccounted: readonly string[];
  /** Null where no pattern took a word. */
  readonly built: BuiltContract | null;
}

interface About {
  readonly name: string | null;
  readonly description: string;
}

interface Library<Piece> {
  readonly patterns: readonly Pattern<Piece, Piece>[];
  readonly build: (pieces: readonly [Piece, ...Piece[]], about: About) => BuiltContract;
}

type Read = (text: string, types: readonly EntityType[], ...[name]: [string | null]) => Reading;

function reader<Piece>({ patterns, build }: Library<Piece>): Read {
  return (text, types, name) => {
    const { clauses, unaccounted } = recognise(text, { patterns, types });
    const [first, ...rest] = clauses.map(({ piece }) => piece);
    const description = text.replaceAll(/\s+/g, ' ').trim();
    return {
      uses: clauses.map(({ pattern, words }) => ({
        id: pattern.id,
        version: pattern.version,
        words,
      })),
      unaccounted,
      built: first === undefined ? null : build([first, ...rest], { name, description }),
    };
  };
}

/** What reads a text for a node of each type. */
export const libraries: Readonly<Record<NodeType, Read>> = {
  Effect: reader({ patterns: effectPatterns, build: effectContract }),
  Compute: () => ({ uses: [], unaccounted: [], built: null }),
  Reducer: () => ({ uses: [], unaccounted: [], built: null }),
  Orchestrator: () => ({ uses: [], unaccounted: [], built: null }),
};
