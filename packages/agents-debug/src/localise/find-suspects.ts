import type { FailureCase } from '../case/failure-case.ts';
import { factsOf, type Fact } from '../facts/fact.ts';
import type { Place } from '../facts/place.ts';
import { gatherFacts } from './gather-facts.ts';
import type { SuspectMethod, SuspectPlace } from './suspect-place.ts';

/** Patterns that make code wrong, not only risky. */
const faultyPatterns = new Set([
  'assignment-in-condition',
  'is-literal',
  'misspelled-name',
  'missing-await',
  'missing-call',
  'mutation-during-iteration',
  'off-by-one-length',
  'off-by-one-range',
]);

/** More places than this are no longer a list to go through. */
const mostSuspects = 10;

interface Candidate {
  readonly place: Place;
  readonly method: SuspectMethod;
  /** Compared from left to right, smaller first. Equal keys are a tie. */
  readonly key: readonly number[];
}

/**
 * Ranks the places that may hold the fault. Order: how it was found; calls nearest the throw
 * first; files that the user names first; places that more failures go through first. There are no
 * weights, so nothing is added up: a tie stays a tie.
 */
export function findSuspects(
  failure: FailureCase,
  facts: readonly Fact[],
): readonly SuspectPlace[] {
  const candidates = firstFilled([
    fromStacks(failure, facts),
    factsOf(facts, 'covered_by_failing_test').map(({ place, position }) =>
      candidate(place, 'coverage', [position]),
    ),
    factsOf(facts, 'called_by_test').map(({ place, distance }) =>
      candidate(place, 'test-call', [isOfFirstFailing(place, facts) ? 0 : 1, distance]),
    ),
    factsOf(facts, 'named_in_message').map(({ place }) => candidate(place, 'name-in-message', [])),
    factsOf(facts, 'can_throw').map(({ place }) => candidate(place, 'can-throw', [])),
    [...factsOf(facts, 'hot_function'), ...factsOf(facts, 'blocking_call')].map(
      ({ place, share }) => candidate(place, 'profile', [-share]),
    ),
    factsOf(facts, 'anti_pattern')
      .filter(({ pattern }) => faultyPatterns.has(pattern.rule))
      .map(({ place }) => candidate(place, 'known-pattern', [])),
  ]);
  const unique = uniqueBest(candidates).sort((a, b) => compareKeys(a.key, b.key));
  return unique.slice(0, mostSuspects).map((one) => ({
    place: one.place,
    method: one.method,
    rank: 1 + unique.findIndex((other) => compareKeys(other.key, one.key) === 0),
    tied: unique.some((other) => other !== one && compareKeys(other.key, one.key) === 0),
    facts: gatherFacts(one.place, facts),
  }));
}

/** Whether the commit since which the test command fails wrote a line of a function. */
function isOfFirstFailing({ file, range }: Place, facts: readonly Fact[]): boolean {
  const changed = factsOf(facts, 'first_failing').flatMap((fact) => fact.changed);
  return changed.some(
    (one) =>
      one.file === file &&
      one.lines.some((line) => range !== null && range.first <= line && line <= range.last),
  );
}

function candidate(place: Place, method: SuspectMethod, key: readonly number[]): Candidate {
  return { place, method, key };
}

/** A weaker way to find a place is asked only where the stronger ones found none. */
function firstFilled(groups: readonly (readonly Candidate[])[]): readonly Candidate[] {
  return groups.find((group) => group.length > 0) ?? [];
}

function fromStacks({ sources }: FailureCase, facts: readonly Fact[]): readonly Candidate[] {
  const frames = factsOf(facts, 'stack_frame');
  return frames.map(({ place, distance }) => {
    const named = sources.known.includes(place.file) ? 0 : 1;
    const failures = new Set(
      frames.filter((other) => identity(other.place) === identity(place)).map((one) => one.cluster),
    );
    return candidate(place, 'stack', [distance, named, -failures.size]);
  });
}

/** One candidate per function, with its best key. */
function uniqueBest(candidates: readonly Candidate[]): Candidate[] {
  const best = new Map<string, Candidate>();
  for (const one of candidates) {
    const known = best.get(identity(one.place));
    if (!known || compareKeys(one.key, known.key) < 0) best.set(identity(one.place), one);
  }
  return [...best.values()];
}

function identity({ file, range, line, function: name }: Place): string {
  return `${file} ${name ?? ''} ${range?.first ?? line ?? ''}`;
}

function compareKeys(a: readonly number[], b: readonly number[]): number {
  for (const [at, value] of a.entries()) {
    const difference = value - (b[at] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}
