import type { FailureCase } from '../case/failure-case.ts';
import { factsOf, type Fact } from '../facts/fact.ts';
import { describePlace } from '../facts/place-of.ts';
import type { WeighedHypothesis } from './weighed-hypothesis.ts';

/** That one of the operations that can throw an error threw it; undefined where there is none. */
export function operationHypothesis(
  { short }: FailureCase,
  own: readonly Fact[],
): WeighedHypothesis | undefined {
  const places = factsOf(own, 'can_throw');
  const [first] = places;
  if (first === undefined) return undefined;
  const at = (fact: Fact<'can_throw'>): string =>
    `${short(fact.place.file)}:${fact.operation.line}`;
  const [error] = factsOf(own, 'error');
  const name = error?.trace.errorType ?? 'error';
  const thrown = own.filter(({ kind }) => kind === 'error' || kind === 'error_meaning');
  const { text, when } = first.operation;
  const one = places.length === 1;
  const lines = places.map((fact) => `${at(fact)} (where ${fact.operation.when})`).join(' or ');
  const listed = first.count > places.length ? `, of which ${places.length} are listed` : '';
  return {
    text: one
      ? `in ${describePlace(first.place, short)}, \`${text}\` throws the ${name} where ${when}; it is the only place found in the given files that can throw it`
      : `one of ${first.count} places in the given files that can throw the ${name}${listed}, throws it: ${lines}`,
    supportedBy: [...thrown, ...places],
    contradictedBy: [],
    check: one
      ? `Stop at ${at(first)} with the same input: if it does not hold there that ${when}, this is wrong, and code that was not given throws it.`
      : `Run it again with the same input and read the stack trace: if it ends at none of ${[...new Set(places.map(at))].join(', ')}, this is wrong.`,
    from: 'evidence',
  };
}
