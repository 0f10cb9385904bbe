import type { NodeType } from '@parallel-dispatcher/schema';
import { readFileSync } from 'node:fs';
import { load } from 'js-yaml';
import type { TextContract } from '../../src/requests/text-request.ts';
import { read } from './corpus.ts';

/** A request as a user types it, and what is to come of it. */
interface UserRequest {
  readonly type: NodeType;
  readonly text: string;
  /** `asked`: no node, whichever of both codes says so. */
  readonly outcome: 'generated' | 'NEEDS_INPUT' | 'MODEL_REQUIRED' | 'asked';
  /** Words that a contract of it has to hold. */
  readonly demands?: readonly string[];
}

export interface Answered {
  readonly request: UserRequest;
  readonly made: TextContract;
  readonly outcome: UserRequest['outcome'];
  /** Demands that a contract was made without. */
  readonly missed: readonly string[];
}

/** The requests of a corpus, each with what comes of it. */
export function answered(name: string): readonly Answered[] {
  const url = new URL(`../corpus/${name}.yaml`, import.meta.url);
  return (load(readFileSync(url, 'utf8')) as readonly UserRequest[]).map((request) => {
    const made = read(request);
    const held = computes(made);
    const missed = made.ok
      ? (request.demands ?? []).filter((demand) => !held.includes(demand.toLowerCase()))
      : [];
    return { request, made, outcome: made.ok ? 'generated' : made.code, missed };
  });
}

/** What a contract says apart from the words it is made of, in lower case; empty where there is none. */
export function computes(made: TextContract): string {
  if (!made.ok) return '';
  const { description: _text, origin, ...rest } = made.contract;
  const { assumptions } = Object(origin) as { readonly assumptions?: unknown };
  return JSON.stringify([rest, assumptions]).toLowerCase();
}

/** Of how many requests the right thing came, and of how many that a node was to come of it did. */
export function rate(all: readonly Answered[]) {
  const wanted = all.filter(({ request }) => request.outcome === 'generated');
  const isRight = ({ request, outcome, missed }: Answered): boolean =>
    missed.length === 0 &&
    (outcome === request.outcome || (request.outcome === 'asked' && outcome !== 'generated'));
  return {
    requests: all.length,
    right: all.filter(isRight).length,
    wanted: wanted.length,
    generated: wanted.filter(isRight).length,
  };
}
