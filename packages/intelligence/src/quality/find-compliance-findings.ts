import { checkCompliance } from '../compliance/check-compliance.ts';
import type { ComplianceReport } from '../compliance/check-compliance.ts';
import type { SourceFacts } from '../facts/source-facts.ts';
import type { Finding, Severity } from './finding.ts';

const severities = { error: 'high', warning: 'medium', info: 'low' } as const satisfies Record<
  string,
  Severity
>;

/** Other dimensions measure types finer, and which order imports have is a matter of taste. */
const measuredElsewhere = /^quality-002$|out of order$|has no type$|^a type is any/;

/** Violations of the rules of ONEX, as far as no other dimension counts them. */
export function findComplianceFindings(
  facts: SourceFacts,
  path: string | null,
): { readonly report: ComplianceReport; readonly findings: readonly Finding[] } {
  const report = checkCompliance(facts, { path, level: 'moderate', isNode: false });
  const findings = report.violations
    .filter(
      ({ rule, message }) => !measuredElsewhere.test(rule) && !measuredElsewhere.test(message),
    )
    .map(({ rule, severity, line, message }): Finding => ({
      rule,
      dimension: 'compliance',
      severity: severities[severity],
      line,
      message,
      source: 'onex',
    }));
  return { report, findings };
}
