import type { ValidationLevel } from '@parallel-dispatcher/schema';
import type { SourceFacts } from '../facts/source-facts.ts';
import { onexNode } from './onex-node.ts';
import { contract, naming, singleClass } from './onex-rules.ts';
import { fieldsDescribed, importsSorted, noStubs, typesAnnotated } from './quality-rules.ts';
import { ruleNames, type RuleName, type Violation, type ViolationSeverity } from './violation.ts';

/** Share of annotations that each level asks for. */
const annotations = { strict: 0.95, moderate: 0.9, lenient: 0.7 } as const;

/** Severities that block at each level. */
const blocking = {
  strict: ['error', 'warning'],
  moderate: ['error'],
  lenient: [],
} as const satisfies Record<ValidationLevel, readonly ViolationSeverity[]>;

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
  readonly notApplied: Readonly<Partial<Record<RuleName, string>>>;
  readonly nodeType: string | null;
}

/** Holds a file to the rules, with the severities that the level gives them. */
export function checkCompliance(
  facts: SourceFacts,
  { path, level, isNode }: ComplianceOptions,
): ComplianceReport {
  const node = onexNode(facts, { path, isClaimed: isNode });
  const notApplied: Partial<Record<RuleName, string>> = {};
  if (node === null) {
    const reason = 'the file holds no node of ONEX';
    for (const rule of ['onex-001', 'onex-002', 'onex-003'] as const) notApplied[rule] = reason;
  }
  if (level === 'lenient') notApplied['onex-004'] = 'off at level lenient';
  if (facts.language === 'javascript') {
    notApplied['quality-002'] = 'JavaScript has no type annotations';
  }
  const found = [
    ...(node === null
      ? []
      : [...singleClass(facts, node), ...naming(node, path), ...contract(facts, node)]),
    ...noStubs(facts),
    ...fieldsDescribed(facts),
    ...typesAnnotated(facts, annotations[level]),
    ...importsSorted(facts),
  ];
  const violations = found
    .filter(({ rule }) => notApplied[rule] === undefined)
    .map((one) => (level === 'lenient' && one.rule === 'onex-001' ? asWarning(one) : one))
    .sort(byRuleAndLine);
  const blocked: readonly string[] = blocking[level];
  return {
    violations,
    compliant: !violations.some(({ severity }) => blocked.includes(severity)),
    notApplied,
    nodeType: node?.type ?? null,
  };
}

function asWarning(violation: Violation): Violation {
  return { ...violation, severity: 'warning' };
}

function byRuleAndLine(a: Violation, b: Violation): number {
  return ruleNames.indexOf(a.rule) - ruleNames.indexOf(b.rule) || (a.line ?? 0) - (b.line ?? 0);
}
