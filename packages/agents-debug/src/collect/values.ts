import {
  explainError,
  findEmptyValue,
  findValueOrigins,
  type ErrorFact,
  type SourceText,
} from '@parallel-dispatcher/code-analysis';
import type { FailureCase, FailureCluster } from '../case/failure-case.ts';
import type { Fact } from '../facts/fact.ts';
import type { Place } from '../facts/place.ts';
import { placeOf } from '../facts/place-of.ts';
import { quote } from '../facts/quote.ts';
import { everyDepth, type Collector } from './collector.ts';

/** For an access of nothing: which expression it was, and where its value may come from. */
export const values: Collector = {
  name: 'empty-values',
  depths: everyDepth,
  collect: async (failure, signal) => {
    const facts: Fact[] = [];
    for (const cluster of failure.clusters) {
      signal?.throwIfAborted();
      facts.push(...(await traceValue(failure, cluster)));
    }
    return { facts, missing: [] };
  },
};

async function traceValue(failure: FailureCase, cluster: FailureCluster): Promise<readonly Fact[]> {
  const meaning = explainError(cluster.root);
  const [frame] = cluster.frames;
  const isRoot = frame !== undefined && cluster.root.frames.includes(frame);
  if (!meaning || !isRoot || frame.file === null || frame.line === null) return [];
  const { line, column } = frame;
  const spot = { file: frame.file, line, column, function: frame.function };
  const place = await placeOf(failure, spot);
  const read = await failure.sources.read(place.file);
  if (!read.ok) return [];
  const expressions = await emptyExpressions(read.source, meaning, { line, column });
  if (expressions.length === 0) return [];
  const found = emptyValue({ cluster: cluster.number, place, expressions, meaning });
  const [only] = expressions;
  if (only === undefined || expressions.length > 1) return [found];
  const origins = await findValueOrigins(read.source, { expression: only, line });
  return [
    found,
    ...origins.map((origin): Fact => ({
      kind: 'value_origin',
      cluster: cluster.number,
      origin,
      summary: `${describeOrigin[origin.kind]} \`${origin.name}\`: ${quote(origin.text)}`,
      file: place.file,
      line: origin.line,
      detail: origin.text,
    })),
  ];
}

const describeOrigin = {
  parameter: 'it comes in as parameter',
  declaration: 'it is declared as',
  assignment: 'it is assigned to',
  'empty-return': 'nothing may be returned by',
  'handed-on': 'the result of another call is returned by',
} as const;

async function emptyExpressions(
  source: SourceText,
  meaning: ErrorFact,
  at: { readonly line: number; readonly column: number | null },
): Promise<readonly string[]> {
  if (meaning.kind === 'null-access' && meaning.property !== null && meaning.subject === null) {
    const { property } = meaning;
    const exact = await findEmptyValue(source, { ...at, property });
    // The column of a source map is that of a token near by.
    return exact.length > 0 || at.column === null
      ? exact
      : await findEmptyValue(source, { line: at.line, column: null, property });
  }
  const named = meaning.kind === 'null-access' || meaning.kind === 'not-a-function';
  return named && meaning.subject !== null ? [meaning.subject] : [];
}

function emptyValue(found: {
  readonly cluster: number;
  readonly place: Place;
  readonly expressions: readonly string[];
  readonly meaning: ErrorFact;
}): Fact {
  const { cluster, place, expressions, meaning } = found;
  const value = meaning.value ?? 'no function';
  const names = expressions.map((one) => `\`${one}\``).join(' or ');
  const summary = `${names} was ${value} at line ${place.line ?? '?'}`;
  const { file, line } = place;
  return {
    kind: 'empty_value',
    cluster,
    place,
    expressions,
    value,
    summary,
    file,
    line,
    detail: null,
  };
}
