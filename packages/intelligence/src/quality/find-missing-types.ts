import type { SourceFacts } from '../facts/source-facts.ts';
import type { Finding } from './finding.ts';
import { scorerConfig } from './scorer-config.ts';

const suppressed = /@ts-(?:ignore|nocheck|expect-error)\b|#\s*type:\s*ignore\b/;

/** Places that a type checker cannot see through. */
export function findMissingTypes(facts: SourceFacts, source: string): readonly Finding[] {
  const finding = (place: Omit<Finding, 'dimension' | 'source'>): Finding => ({
    ...place,
    dimension: 'types',
    source,
  });
  return [
    ...facts.functions.flatMap(({ annotations }) =>
      annotations.missing.map(({ line, what }) =>
        finding({
          rule: 'missing-type',
          severity: 'low',
          line,
          message: `${what} has no type`,
          times: scorerConfig.missingType,
        }),
      ),
    ),
    ...facts.anyTypes.map(({ line, what }) =>
      finding({
        rule: 'any-type',
        severity: 'medium',
        line,
        message: `nothing is checked where the type is any: ${what.replaceAll(/\s+/g, ' ')}`,
      }),
    ),
    ...facts.comments
      .filter(({ what }) => suppressed.test(what))
      .map(({ line, what }) =>
        finding({
          rule: 'suppressed-check',
          severity: 'medium',
          line,
          message: `the type checker is told to look away: ${what.slice(0, 60)}`,
        }),
      ),
  ];
}
