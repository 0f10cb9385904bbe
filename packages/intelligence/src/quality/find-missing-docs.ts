import type { SourceFacts } from '../facts/source-facts.ts';
import type { Finding } from './finding.ts';

/** Functions and classes that others use, without a word on them. */
export function findMissingDocs(facts: SourceFacts, source: string): readonly Finding[] {
  const places = [
    ...facts.functions.map((one) => ({ ...one, kind: 'function' })),
    ...facts.classes.map((one) => ({ ...one, kind: 'class' })),
  ];
  return places
    .filter((one) => one.public && !one.documented)
    .map(({ name, line, kind }) => ({
      rule: 'missing-documentation',
      dimension: 'documentation',
      severity: 'medium',
      line,
      message: `the ${kind} ${name} is for others to use and has no description`,
      source,
    }));
}
