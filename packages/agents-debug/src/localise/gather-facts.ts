import type { Fact } from '../facts/fact.ts';
import type { Place } from '../facts/place.ts';

/** The facts that stand inside a function, or on the line where there is no function. */
export function gatherFacts(place: Place, facts: readonly Fact[]): readonly Fact[] {
  return facts.filter((fact) => {
    if (fact.file !== place.file || fact.line === null) return false;
    if (place.range === null) return fact.line === place.line;
    return fact.line >= place.range.first && fact.line <= place.range.last;
  });
}
