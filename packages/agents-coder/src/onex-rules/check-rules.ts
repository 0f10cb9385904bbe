import {
  validationLevels,
  validationRules,
  type ValidationLevel,
  type ValidationRule,
} from '@parallel-dispatcher/schema';
import { fieldsDescribed } from './fields-described.ts';
import type { Finding, NodeSources } from './finding.ts';
import { importsSorted } from './imports-sorted.ts';
import { naming } from './naming.ts';
import { noStubs } from './no-stubs.ts';
import { singleClass } from './single-class.ts';
import { typesAnnotated } from './types-annotated.ts';
import { usesContract } from './uses-contract.ts';

export interface RuleReport {
  readonly findings: readonly Finding[];
  /** Rules that the level leaves out. */
  readonly off: readonly ValidationRule[];
}

/**
 * Holds the files of a node to the rules, with the severities that the level gives them. They are
 * looked at as text: what we generate has one layout, several files make one node, and it costs a
 * millisecond. A file by anybody is a matter of syntax trees: `check_architectural_compliance` of
 * `intelligence` holds it to the same table, and the node is shown to that, too.
 */
export function checkRules(sources: NodeSources, level: ValidationLevel): RuleReport {
  const { severity, annotated } = validationLevels[level];
  const found = [
    ...singleClass(sources),
    ...naming(sources),
    ...usesContract(sources),
    ...noStubs(sources),
    ...fieldsDescribed(sources),
    ...typesAnnotated(sources, annotated),
    ...importsSorted(sources),
  ];
  return {
    findings: found.flatMap((finding) => {
      const most = severity[finding.rule];
      // A finding may be milder than its rule, and is no worse than the level has it.
      return most === null ? [] : [most === 'warning' ? { ...finding, severity: most } : finding];
    }),
    off: validationRules.filter((rule) => severity[rule] === null),
  };
}

/** Whether a finding stops a node at a level. */
export function isBlocking({ severity }: Finding, level: ValidationLevel): boolean {
  return validationLevels[level].blocking.includes(severity);
}
