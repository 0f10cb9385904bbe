import { codeFrame, enclosingFunction, listCalledNames } from '@parallel-dispatcher/code-analysis';
import type { FailureCase, FailureCluster } from '../case/failure-case.ts';
import type { Fact } from '../facts/fact.ts';
import { everyDepth, type Collector } from './collector.ts';

/** Steps from the test; what is called from farther away is most of a program. */
const farthest = 3;

/**
 * For a trace that ends in a test: the functions of affected files that the test calls by name, and
 * those that these call. An assertion throws in the test; what it tests is what the test called.
 */
export const testCalls: Collector = {
  name: 'test-calls',
  depths: everyDepth,
  collect: async (failure, signal) => {
    const facts: Fact[] = [];
    for (const cluster of failure.clusters) {
      signal?.throwIfAborted();
      if (cluster.frames.length === 0) facts.push(...(await readTest(failure, cluster)));
    }
    return { facts, missing: [] };
  },
};

async function readTest(failure: FailureCase, cluster: FailureCluster): Promise<readonly Fact[]> {
  const frame = cluster.root.frames.findLast(({ kind }) => kind === 'test');
  if (frame?.file == null || frame.line === null) return [];
  const file = failure.sources.resolve(frame.file);
  const read = await failure.sources.read(file);
  if (!read.ok) return [];
  const around = enclosingFunction((await failure.sources.functions(file)) ?? [], frame.line);
  // Outside of functions a script does one thing after the other.
  const range = { first: around?.startLine ?? 1, last: frame.line };
  const test = `the failing test (${failure.short(file)}:${frame.line})`;
  const called = await listCalledNames(read.source, range);
  return await followCalls(failure, { cluster: cluster.number, called, caller: test });
}

interface Calls {
  readonly cluster: number;
  readonly called: readonly string[];
  /** Who calls, as written in texts. */
  readonly caller: string;
}

type Called = Fact<'called_by_test'>;

/** What the test calls, then what that calls, each function once, by the shortest way. */
async function followCalls(failure: FailureCase, calls: Calls): Promise<readonly Called[]> {
  const found = new Map<string, Called>();
  let callers: readonly Calls[] = [calls];
  for (let distance = 0; distance < farthest && callers.length > 0; distance++) {
    const next: Calls[] = [];
    for (const one of callers) {
      for (const fact of await definedAmong(failure, one, distance)) {
        const key = `${fact.place.file}:${fact.line}`;
        if (found.has(key)) continue;
        found.set(key, fact);
        next.push(await callsIn(failure, fact));
      }
    }
    callers = next;
  }
  return [...found.values()];
}

async function callsIn(failure: FailureCase, { cluster, place }: Called): Promise<Calls> {
  const read = await failure.sources.read(place.file);
  const called =
    read.ok && place.range !== null ? await listCalledNames(read.source, place.range) : [];
  return {
    cluster,
    called,
    caller: `\`${place.function ?? ''}\`, which the failing test reaches,`,
  };
}

async function definedAmong(
  failure: FailureCase,
  calls: Calls,
  distance: number,
): Promise<readonly Called[]> {
  const facts: Called[] = [];
  for (const file of failure.sources.known) {
    const read = await failure.sources.read(file);
    if (!read.ok) continue;
    for (const one of (await failure.sources.functions(file)) ?? []) {
      const own = one.name.slice(one.name.lastIndexOf('.') + 1);
      if (!calls.called.includes(own) || isTest(file)) continue;
      const range = { first: one.startLine, last: one.endLine };
      const { startLine: line } = one;
      facts.push({
        kind: 'called_by_test',
        cluster: calls.cluster,
        place: { file, line, column: null, function: one.name, range },
        distance,
        summary: `${calls.caller} calls \`${own}\`, defined at ${failure.short(file)}:${line}`,
        file,
        line,
        detail: codeFrame(read.source.text, { line, around: 3 }),
      });
    }
  }
  return facts;
}

function isTest(file: string): boolean {
  return /[._-](?:test|spec)\.[cm]?[jt]sx?$|(?:^|\/)test_[^/]*\.py$|_test\.py$/.test(file);
}
