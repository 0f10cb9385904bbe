import type { JsonObject, ValidationLevel } from '@parallel-dispatcher/schema';
import { readFacts } from '../facts/read-facts.ts';
import type { Source } from '../facts/source-facts.ts';
import { checkCompliance, type ComplianceReport } from './check-compliance.ts';
import { complianceScore } from './compliance-score.ts';
import { notChecked } from './not-checked.ts';

interface ComplianceQuestion {
  readonly level: ValidationLevel;
  readonly isNode: boolean;
}

/** The check in the shape of `check_architectural_compliance`. */
export async function answerCompliance(
  source: Source,
  { level, isNode }: ComplianceQuestion,
): Promise<JsonObject> {
  const read = await readFacts(source);
  if (!read.ok) {
    const { line, message } = read.fault;
    return notChecked(`the file does not parse, line ${line}: ${message}`, level);
  }
  const report = checkCompliance(read.facts, { path: source.path, level, isNode });
  const { violations, compliant, notApplied } = report;
  return {
    score: complianceScore(violations),
    compliant,
    violations: violations.map((one) => ({ ...one })),
    recommendations: [...new Set(violations.map(({ fix }) => fix))],
    reasoning: explain(report, level),
    level,
    node_type: report.nodeType,
    not_applied: Object.entries(notApplied).map(([rule, reason]) => ({ rule, reason })),
  };
}

function explain(
  { violations, compliant, notApplied, nodeType }: ComplianceReport,
  level: string,
): string {
  const count = (severity: string): number =>
    violations.filter((one) => one.severity === severity).length;
  const counts = `${count('error')} errors, ${count('warning')} warnings, ${count('info')} notes`;
  const what = nodeType === null ? 'The file' : `The ${nodeType} node`;
  const verdict = compliant ? 'keeps the rules' : 'does not keep the rules';
  const left = Object.keys(notApplied);
  const apart = left.length === 0 ? '' : ` Not applied: ${left.join(', ')}.`;
  return `${what} ${verdict} at level ${level}: ${counts}.${apart}`;
}
