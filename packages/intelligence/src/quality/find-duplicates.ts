import type { FunctionFacts } from '../facts/source-facts.ts';
import type { Finding } from './finding.ts';
import { fingerprint, likeness, type Fingerprint } from './fingerprint.ts';
import { scorerConfig } from './scorer-config.ts';

interface Known {
  readonly one: FunctionFacts;
  readonly print: Fingerprint;
}

/** Functions compared with each other: more would take long, and are generated. */
const mostCompared = 300;

/** Functions whose body stands in the file already, word by word or much alike. */
export function findDuplicates(
  functions: readonly FunctionFacts[],
  source: string,
): readonly Finding[] {
  const { copied, alike } = scorerConfig.duplicates;
  const byText = new Map<string, Known>();
  const long: Known[] = [];
  const found: Finding[] = [];
  for (const one of functions) {
    const known = { one, print: fingerprint(one.body) };
    const { tokens, text } = known.print;
    if (tokens < copied) continue;
    const original = byText.get(text) ?? findAlike(known, long);
    if (!byText.has(text)) byText.set(text, known);
    if (tokens >= alike && long.length < mostCompared) long.push(known);
    if (original !== undefined) found.push(describe(known, original, source));
  }
  return found;
}

function findAlike({ one, print }: Known, others: readonly Known[]): Known | undefined {
  const { alike, share } = scorerConfig.duplicates;
  if (print.tokens < alike) return undefined;
  return others.find(
    (other) =>
      // A function is not the copy of what lies around it.
      other.one.endLine < one.line &&
      other.print.runs.size >= print.runs.size * share &&
      other.print.runs.size * share <= print.runs.size &&
      likeness(print, other.print) >= share,
  );
}

function describe({ one, print }: Known, original: Known, source: string): Finding {
  const share = print.text === original.print.text ? 1 : likeness(print, original.print);
  const much = share === 1 ? '' : `${Math.round(share * 100)} % of `;
  const { name, line } = original.one;
  return {
    rule: 'duplicate-function',
    dimension: 'maintainability',
    severity: 'high',
    line: one.line,
    message: `${one.name} repeats ${much}the body of ${name} in line ${line}`,
    source,
  };
}
