import type { SourceFacts } from '../facts/source-facts.ts';
import { findLeftOpen } from '../quality/find-left-open.ts';
import { findUnsortedImports } from './find-unsorted-imports.ts';
import type { Violation } from './violation.ts';

/** onex-004: no empty bodies, nothing that is yet to be done. */
export function noStubs(facts: SourceFacts): readonly Violation[] {
  return findLeftOpen(facts, 'onex').map(({ line, message }) => ({
    rule: 'onex-004',
    severity: 'error',
    line,
    message,
    fix: 'write it, or take it out',
  }));
}

/** quality-001: every field of a model has a description. */
export function fieldsDescribed({ fields, language }: SourceFacts): readonly Violation[] {
  const fix =
    language === 'python' ? 'add Field(description=...)' : 'add .describe(...), or a comment';
  return fields
    .filter(({ described }) => !described)
    .map(({ line, what }) => ({
      rule: 'quality-001',
      severity: 'warning',
      line,
      message: `the field ${what} has no description`,
      fix,
    }));
}

/** Share of parameters and results that have a type; null where there are none, or in JavaScript. */
function annotatedShare({ functions, language }: SourceFacts): number | null {
  if (language === 'javascript') return null;
  const all = functions.reduce((sum, { annotations }) => sum + annotations.all, 0);
  const missing = functions.reduce((sum, { annotations }) => sum + annotations.missing.length, 0);
  return all === 0 ? null : (all - missing) / all;
}

/** quality-002: at least a share of parameters and results is typed. */
export function typesAnnotated(facts: SourceFacts, least: number): readonly Violation[] {
  const share = annotatedShare(facts);
  if (share === null || share >= least) return [];
  const first = facts.functions.flatMap(({ annotations }) => annotations.missing)[0];
  const percent = (part: number): string => `${Math.floor(part * 100)} %`;
  const message = `${percent(share)} of parameters and results have a type; ${percent(least)} are asked for`;
  const fix = first === undefined ? 'add types' : `begin with ${first.what}`;
  return [{ rule: 'quality-002', severity: 'warning', line: first?.line ?? null, message, fix }];
}

/** quality-003: imports are in order, and all are used. */
export function importsSorted(facts: SourceFacts): readonly Violation[] {
  const info = { rule: 'quality-003', severity: 'info' } as const;
  const unused = facts.imports.flatMap(({ line, unused: names }) =>
    names.map((name) => ({
      ...info,
      line,
      message: `${name} is imported and not used`,
      fix: `take ${name} out`,
    })),
  );
  const unsorted = findUnsortedImports(facts).map(({ line, module, before }) => ({
    ...info,
    line,
    message: `the import of ${module} is out of order`,
    fix: `move it above that of ${before}`,
  }));
  return [...unused, ...unsorted];
}
