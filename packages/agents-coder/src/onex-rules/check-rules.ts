import { fieldsDescribed } from './fields-described.ts';
import type { Finding, NodeSources, RuleName } from './finding.ts';
import { importsSorted } from './imports-sorted.ts';
import { naming } from './naming.ts';
import { noStubs } from './no-stubs.ts';
import { singleClass } from './single-class.ts';
import { typesAnnotated } from './types-annotated.ts';
import { usesContract } from './uses-contract.ts';

export type ValidationLevel = 'strict' | 'moderate' | 'lenient';

/** Share of annotations that each level asks for. */
const annotations = { strict: 0.95, moderate: 0.9, lenient: 0.7 } as const;

/** Severities that block at each level. */
const blocking = {
  strict: ['error', 'warning'],
  moderate: ['error'],
  lenient: [],
} as const satisfies Record<ValidationLevel, readonly Finding['severity'][]>;

export interface RuleReport {
  readonly findings: readonly Finding[];
  /** Rules that the level leaves out. */
  readonly off: readonly RuleName[];
}

/** Holds a node to the rules, with the severities that the level gives them. */
export function checkRules(sources: NodeSources, level: ValidationLevel): RuleReport {
  const lenient = level === 'lenient';
  const single = singleClass(sources).map((finding): Finding =>
    lenient ? { ...finding, severity: 'warning' } : finding,
  );
  const findings = [
    ...single,
    ...naming(sources),
    ...usesContract(sources),
    ...(lenient ? [] : noStubs(sources)),
    ...fieldsDescribed(sources),
    ...typesAnnotated(sources, annotations[level]),
    ...importsSorted(sources),
  ];
  return { findings, off: lenient ? ['onex-004'] : [] };
}

/** Whether a finding stops a node at a level. */
export function isBlocking(finding: Finding, level: ValidationLevel): boolean {
  const severities: readonly string[] = blocking[level];
  return severities.includes(finding.severity);
}
