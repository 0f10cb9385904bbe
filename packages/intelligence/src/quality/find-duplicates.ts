import type { FunctionFacts } from '../facts/source-facts.ts';
import type { Finding } from './finding.ts';
import { fingerprint } from './fingerprint.ts';
import { scorerConfig } from './scorer-config.ts';

/** Functions whose body stands in the file already, word by word or with other names. */
export function findDuplicates(
  functions: readonly FunctionFacts[],
  source: string,
): readonly Finding[] {
  const { copied, renamed } = scorerConfig.duplicates;
  const first = new Map<string, FunctionFacts>();
  const found: Finding[] = [];
  for (const one of functions) {
    const print = fingerprint(one.body);
    const keys = [
      ...(print.tokens >= copied ? [`copied ${print.copied}`] : []),
      ...(print.tokens >= renamed ? [`renamed ${print.renamed}`] : []),
    ];
    const original = keys.map((key) => first.get(key)).find((known) => known !== undefined);
    for (const key of keys) if (!first.has(key)) first.set(key, one);
    if (original === undefined) continue;
    found.push({
      rule: 'duplicate-function',
      dimension: 'maintainability',
      severity: 'high',
      line: one.line,
      message: `${one.name} repeats the body of ${original.name} in line ${original.line}`,
      source,
    });
  }
  return found;
}
