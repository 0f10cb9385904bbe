import type { JsonObject, JsonValue } from '@parallel-dispatcher/schema';
import type { FailureCase } from '../case/failure-case.ts';
import type { Fact } from '../facts/fact.ts';
import { quote } from '../facts/quote.ts';
import type { Collector } from './collector.ts';
import { lineAt, listAt, textAt } from './read-json.ts';

const tool = 'perform_rag_query';
const what = 'knowledge';
const mostPassages = 5;
/** Longer questions find less. */
const longestQuestion = 400;

/** Passages of code and documents that fit the failure, as a tool finds them. */
export const knowledge: Collector = {
  name: what,
  depths: ['standard', 'deep'],
  collect: async (failure) => {
    // Some are left out below.
    const args = { query: questionOf(failure), match_count: 3 * mostPassages };
    const attempt = await failure.askTool({ tool, args });
    if (!attempt.ok) return { facts: [], missing: [{ what, reason: attempt.reason }] };
    const { value, answeredBy } = attempt;
    const results = isObject(value) ? listAt(value, 'results') : [];
    const own = results.filter((hit) => !isTrace(hit));
    const facts = own.slice(0, mostPassages).flatMap((hit) => describe(hit, failure));
    return { facts, missing: [], answeredBy: [answeredBy] };
  },
};

/** The first error and the functions it went through; without one, the description. */
function questionOf({ clusters, input }: FailureCase): string {
  const [first] = clusters;
  if (first === undefined) return input.problem_description.slice(0, longestQuestion);
  const functions = first.frames.slice(0, 3).flatMap((frame) => frame.function ?? []);
  const { errorType, message } = first.root;
  return [errorType ?? '', message, ...functions].join(' ').trim().slice(0, longestQuestion);
}

/** Traces of this very run are among them; past failures are compared by other means. */
function isTrace(hit: JsonValue): boolean {
  const metadata = isObject(hit) ? hit['metadata'] : undefined;
  return isObject(metadata) && metadata['kind'] === 'traces';
}

function isObject(value: JsonValue | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function describe(hit: JsonValue, { short }: FailureCase): readonly Fact[] {
  const passage = textAt(hit, ['content', 'code', 'summary']);
  if (passage === null) return [];
  const source = textAt(hit, ['source', 'url']);
  const title = textAt(hit, ['title']);
  const named = source ?? title ?? 'a passage without a source';
  const where = source?.startsWith('/') === true ? short(source) : named;
  const summary = `${where} may have to do with it: ${quote(passage.trim().split('\n')[0] ?? '')}`;
  return [{ kind: 'related_passage', summary, file: source, line: lineAt(hit), detail: passage }];
}
