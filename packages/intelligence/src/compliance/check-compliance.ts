import {
  validationLevels,
  validationRules,
  type ValidationLevel,
  type ValidationRule,
} from '@parallel-dispatcher/schema';
import type { SourceFacts } from '../facts/source-facts.ts';
import { onexNode } from './onex-node.ts';
import { contract, naming, singleClass } from './onex-rules.ts';
import { fieldsDescribed, importsSorted, noStubs, typesAnnotated } from './quality-rules.ts';
import type { Violation } from './violation.ts';

interface ComplianceOptions {
  readonly path: string | null;
  readonly level: ValidationLevel;
  /** Whether the caller says that the file is a node of ONEX. */
  readonly isNode: boolean;
}

export interface ComplianceReport {
  readonly violations: readonly Violation[];
  /** Whether nothing blocks at the level. */
  readonly compliant: boolean;
  /** Rules that did not apply, and why. */
  readonly notApplied: Readonly<Partial<Record<ValidationRule, string>>>;
  readonly nodeType: string | null;
}

/** Holds a file to the rules, with the severities that the level gives them. */
export function checkCompliance(
  facts: SourceFacts,
  { path, level, isNode }: ComplianceOptions,
): ComplianceReport {
  const node = onexNode(facts, { path, isClaimed: isNode });
  const notApplied: Partial<Record<ValidationRule, string>> = {};
  if (node === null) {
    const reason = 'the file holds no node of ONEX';
    for (const rule of ['onex-001', 'onex-002', 'onex-003'] as const) notApplied[rule] = reason;
  }
  const { severity: severities, blocking, annotated } = validationLevels[level];
  for (const rule of validationRules) {
    if (severities[rule] === null) notApplied[rule] = `off at level ${level}`;
  }
  if (facts.language === 'javascript') {
    notApplied['quality-002'] = 'JavaScript has no type annotations';
  }
  const found = [
    ...(node === null
      ? []
      : [...singleClass(facts, node), ...naming(node, path), ...contract(facts, node)]),
    ...noStubs(facts),
    ...fieldsDescribed(facts),
    ...typesAnnotated(facts, annotated),
    ...importsSorted(facts),
  ];
  const violations = found
    .filter(({ rule }) => notApplied[rule] === undefined)
    .map((one) => ({ ...one, severity: severities[one.rule] ?? one.severity }))
    .sort(byRuleAndLine);
  return {
    violations,
    compliant: !violations.some(({ severity }) => blocking.includes(severity)),
    notApplied,
    nodeType: node?.type ?? null,
  };
}

function byRuleAndLine(a: Violation, b: Violation): number {
  return (
    validationRules.indexOf(a.rule) - validationRules.indexOf(b.rule) ||
    (a.line ?? 0) - (b.line ?? 0)
  );
}
