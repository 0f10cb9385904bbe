import { findAntiPatterns } from '@parallel-dispatcher/code-analysis';
import type { Source } from '../facts/source-facts.ts';
import type { Finding, Severity } from './finding.ts';

/** Those that hide errors, or are a fault for sure; all others are medium. */
const severities: Readonly<Record<string, Severity>> = {
  'empty-catch': 'high',
  'bare-except': 'high',
  'missing-await': 'high',
  'mutation-during-iteration': 'high',
  'off-by-one-length': 'high',
  'off-by-one-range': 'high',
  'parse-int-radix': 'low',
};

const fileNames = {
  typescript: 'source.ts',
  javascript: 'source.js',
  python: 'source.py',
} as const;

/** `eqeqeq` of ESLint finds more of them. */
const foundByEslint = 'loose-equality';

/** The anti-patterns of code-analysis. */
export async function findAntiPatternFindings(source: Source): Promise<readonly Finding[]> {
  const file = source.tsx === true ? 'source.tsx' : fileNames[source.language];
  const found = (await findAntiPatterns({ file, text: source.text })) ?? [];
  return found
    .filter(({ rule }) => rule !== foundByEslint)
    .map(({ rule, line, message }) => ({
      rule,
      dimension: 'patterns',
      severity: severities[rule] ?? 'medium',
      line,
      message,
      source: 'code-analysis',
    }));
}
