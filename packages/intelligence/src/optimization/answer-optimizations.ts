import type { JsonObject } from '@parallel-dispatcher/schema';
import { readFacts } from '../facts/read-facts.ts';
import type { Source } from '../facts/source-facts.ts';
import { findOpportunities } from './find-opportunities.ts';

interface OptimizationQuestion {
  /** Names to look at; none: the whole file. */
  readonly functions: readonly string[];
}

const impactReason = 'nothing was run: what it costs depends on the data and on how often it runs';

/** What could be faster in one file. `functions` says which of the names the file has. */
export async function answerOptimizations(
  source: Source,
  { functions }: OptimizationQuestion,
): Promise<JsonObject> {
  const read = await readFacts(source);
  if (!read.ok) {
    const { line, message } = read.fault;
    return {
      opportunities: [],
      functions: [],
      reason: `it does not parse, line ${line}: ${message}`,
    };
  }
  const asked = read.facts.functions.filter(({ name }) =>
    functions.some((one) => name === one || name.endsWith(`.${one}`)),
  );
  const isIn = (line: number): boolean =>
    functions.length === 0 || asked.some((one) => one.line <= line && line <= one.endLine);
  const found = (await findOpportunities(source)).filter(({ line }) => isIn(line));
  return {
    opportunities: found.map((one) => ({
      ...one,
      file: source.path,
      function: innermost(read.facts.functions, one.line),
      impact: null,
      impact_reason: impactReason,
    })),
    functions: asked.map(({ name, line }) => ({ name, line, file: source.path })),
    reason: null,
  };
}

interface Named {
  readonly name: string;
  readonly line: number;
  readonly endLine: number;
}

function innermost(functions: readonly Named[], line: number): string | null {
  return functions.findLast((one) => one.line <= line && line <= one.endLine)?.name ?? null;
}
