import type { SourceFacts } from '../facts/source-facts.ts';
import type { Finding } from './finding.ts';
import { scorerConfig } from './scorer-config.ts';

/** What others use, without a word on it. */
export function findMissingDocs(facts: SourceFacts, source: string): readonly Finding[] {
  const finding = ({ kind, name, line }: Offered): Finding => ({
    rule: 'missing-documentation',
    dimension: 'documentation',
    severity: 'medium',
    line,
    message: `the ${kind} ${name} is for others to use and has no description`,
    source,
  });
  const offered = [
    ...facts.functions.map((one) => ({ ...one, kind: 'function' })),
    ...facts.classes.map((one) => ({ ...one, kind: 'class' })),
  ];
  return [
    ...offered.filter((one) => one.public && !one.documented).map(finding),
    ...facts.declarations
      .filter(({ documented }) => !documented)
      .map((one): Finding => {
        const times = scorerConfig.missingDeclarationDoc;
        return { ...finding(one), severity: 'low', times };
      }),
  ];
}

interface Offered {
  readonly kind: string;
  readonly name: string;
  readonly line: number;
}
