import { parseStackTraces } from '@parallel-dispatcher/code-analysis';
import type { Fact } from '../facts/fact.ts';
import { quote } from '../facts/quote.ts';
import { fingerprint, type Fingerprint } from '../past/fingerprint.ts';
import { pastCaseSchema, type PastCase } from '../past/past-case.ts';
import type { Collector } from './collector.ts';

/** The newest tell most. */
const mostCases = 5;

/** Failures of past runs with the same error, and what mended them. */
export const similarCases: Collector = {
  name: 'similar-cases',
  depths: ['deep'],
  collect: async ({ clusters, readPastTraces }, signal) => {
    const missing = (reason: string) => ({
      facts: [],
      missing: [{ what: 'similar_cases', reason }],
    });
    if (clusters.length === 0) return missing('there is no trace to look for');
    if (!readPastTraces) return missing('no past traces are at hand');
    const past = await readPastTraces();
    signal?.throwIfAborted();
    const cases = past.flatMap((one) => pastCaseSchema.safeParse(one).data ?? []);
    if (cases.length === 0) return missing('no past run of debug left a trace here');
    const own = clusters.map(({ root }) => fingerprint(root));
    const alike = cases
      .flatMap((one) => compare(one, own) ?? [])
      .toSorted((a, b) => Number(b.samePlace) - Number(a.samePlace) || newestFirst(a.past, b.past));
    return { facts: alike.slice(0, mostCases).map(describe), missing: [] };
  },
};

interface Alike {
  readonly past: PastCase;
  readonly samePlace: boolean;
}

function compare(past: PastCase, own: readonly Fingerprint[]): Alike | null {
  const texts = past.input.error_traces.map((one) => (typeof one === 'string' ? one : one.stack));
  const theirs = texts.flatMap((text) => parseStackTraces(text)).map(fingerprint);
  const same = theirs.flatMap((one) =>
    own.filter(({ error }) => error === one.error).map(({ place }) => place === one.place),
  );
  return same.length === 0 ? null : { past, samePlace: same.includes(true) };
}

function newestFirst(a: PastCase, b: PastCase): number {
  return b.timestamp.localeCompare(a.timestamp, 'en');
}

function describe({ past, samePlace }: Alike): Fact {
  const { task_id: task, timestamp, output } = past;
  const passed = output.solution_validation.status === 'passed';
  const fix = output.solution.fix_description;
  const mended =
    passed && fix !== null ? `what mended it: ${quote(fix, 300)}` : 'no fix of it was verified';
  const where = samePlace ? 'in the same place' : 'in another place';
  return {
    kind: 'similar_case',
    samePlace,
    summary: `the same error ${where}, ${timestamp.slice(0, 10)} in task ${quote(task, 80)}: ${mended}`,
    file: null,
    line: null,
    detail: passed ? output.solution.patch : null,
  };
}
