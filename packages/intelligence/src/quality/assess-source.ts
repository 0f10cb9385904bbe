import { readFacts } from '../facts/read-facts.ts';
import type { Source, SourceFacts, SyntaxFault } from '../facts/source-facts.ts';
import type { ComplianceReport } from '../compliance/check-compliance.ts';
import { countCleanLines } from './count-clean-lines.ts';
import { findAntiPatternFindings } from './find-anti-pattern-findings.ts';
import { findCommentedCode } from './find-commented-code.ts';
import { findComplianceFindings } from './find-compliance-findings.ts';
import { findDuplicates } from './find-duplicates.ts';
import { findMetricExcess } from './find-metric-excess.ts';
import { findMissingDocs } from './find-missing-docs.ts';
import { findMissingTypes } from './find-missing-types.ts';
import type { Dimension, Finding } from './finding.ts';
import { runPythonTools, type ToolsReport } from './python-tools/run-python-tools.ts';
import { score, type Score } from './score.ts';

export type Assessment =
  | { readonly ok: false; readonly fault: SyntaxFault }
  | {
      readonly ok: true;
      readonly score: Score;
      readonly facts: SourceFacts;
      readonly compliance: ComplianceReport;
      readonly tools: ToolsReport;
    };

export interface AssessOptions {
  /** Where ruff, pylint and mypy are looked for. */
  readonly env: Readonly<Record<string, string | undefined>>;
}

/** Measures a file in all dimensions; one that does not parse is not scored. */
export async function assessSource(source: Source, options: AssessOptions): Promise<Assessment> {
  const read = await readFacts(source);
  if (!read.ok) return read;
  const { facts } = read;
  const linted = await lint(source, options);
  if (!linted.ok) return linted;
  const { report, findings: onex } = findComplianceFindings(facts, source.path);
  const parser = source.language === 'python' ? 'ast-grep' : 'typescript';
  const notMeasured: Partial<Record<Dimension, string>> =
    source.language === 'javascript' ? { types: 'JavaScript has no type annotations' } : {};
  const findings = [
    ...findMetricExcess(facts.functions, parser),
    ...findDuplicates(facts.functions, parser),
    ...findMissingDocs(facts, parser),
    ...findCommentedCode(facts, parser),
    ...findMissingTypes(facts, parser),
    ...(await findAntiPatternFindings(source)),
    ...withoutImports(linted.findings, facts),
    ...onex,
  ]
    .filter(({ dimension }) => notMeasured[dimension] === undefined)
    .sort((a, b) => (a.line ?? 0) - (b.line ?? 0));
  const cleanLines = countCleanLines(facts.functions, findings);
  return {
    ok: true,
    score: score({ findings, cleanLines, notMeasured }),
    facts,
    compliance: report,
    tools: linted.tools,
  };
}

type Linted =
  | { readonly ok: false; readonly fault: SyntaxFault }
  | { readonly ok: true; readonly findings: readonly Finding[]; readonly tools: ToolsReport };

async function lint(source: Source, options: AssessOptions): Promise<Linted> {
  if (source.language === 'python') {
    const [{ findPythonRules }, { findUnusedLocals }] = await Promise.all([
      import('./find-python-rules.ts'),
      import('./find-unused-locals.ts'),
    ]);
    const { findings, ...tools } = await runPythonTools(source.text, options);
    const own = [...findPythonRules(source.text), ...findUnusedLocals(source.text)];
    return { ok: true, findings: [...own, ...findings], tools };
  }
  const { lintScript } = await import('./lint/lint-script.ts');
  const linted = lintScript(source);
  const used = ['typescript', 'eslint', 'code-analysis'];
  return linted.ok ? { ...linted, tools: { used, missing: [] } } : linted;
}

/** Unused imports are a rule of ONEX, and count once. */
function withoutImports(
  findings: readonly Finding[],
  { imports }: SourceFacts,
): readonly Finding[] {
  const lines = new Set(imports.map(({ line }) => line));
  return findings.filter(
    ({ rule, line }) => !(rule.endsWith('no-unused-vars') && line !== null && lines.has(line)),
  );
}
