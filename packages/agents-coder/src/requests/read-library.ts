import type { NodeType } from '@parallel-dispatcher/schema';
import type { EntityType } from '../entity-types/entity-type.ts';
import type { BuiltContract } from '../patterns/built-contract.ts';
import { computeContract } from '../patterns/compute/compute-contract.ts';
import { computePatterns } from '../patterns/compute/compute-patterns.ts';
import { effectContract } from '../patterns/effect/effect-contract.ts';
import { effectPatterns } from '../patterns/effect/effect-patterns.ts';
import { workflow } from '../patterns/orchestrator/workflow.ts';
import { workflowContract } from '../patterns/orchestrator/workflow-contract.ts';
import { eventTotals } from '../patterns/reducer/event-totals.ts';
import { reducerContract } from '../patterns/reducer/reducer-contract.ts';
import { stateMachine } from '../patterns/reducer/state-machine.ts';
import { tally } from '../patterns/reducer/tally.ts';
import type { Pattern } from '../patterns/pattern.ts';
import { recognise } from './recognise.ts';
import type { PatternUse } from './text-request.ts';

/** What the patterns of one type make of a text. */
interface Reading {
  readonly uses: readonly PatternUse[];
  readonly unaccounted: readonly string[];
  /** Null where no pattern took a word. */
  readonly built: BuiltContract | null;
}

interface About {
  readonly name: string | null;
  readonly description: string;
  readonly types: readonly EntityType[];
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
      built: first === undefined ? null : build([first, ...rest], { name, description, types }),
    };
  };
}

/** What reads a text for a node of each type. */
export const libraries: Readonly<Record<NodeType, Read>> = {
  Effect: reader({ patterns: effectPatterns, build: effectContract }),
  Compute: reader({ patterns: computePatterns, build: computeContract }),
  Reducer: reader({ patterns: [stateMachine, tally, eventTotals], build: reducerContract }),
  Orchestrator: reader({ patterns: [workflow], build: workflowContract }),
};
