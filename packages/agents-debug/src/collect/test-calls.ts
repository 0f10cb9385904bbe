import { codeFrame, enclosingFunction, listCalledNames } from '@parallel-dispatcher/code-analysis';
import type { FailureCase, FailureCluster } from '../case/failure-case.ts';
import type { Fact } from '../facts/fact.ts';
import { everyDepth, type Collector } from './collector.ts';

/**
 * For a trace that ends in a test: the functions of affected files that the test calls by name.
 * An assertion throws in the test; what it tests is what the test called.
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
  const called = await listCalledNames(read.source, range);
  return await definedAmong(failure, {
    cluster: cluster.number,
    called,
    test: `${failure.short(file)}:${frame.line}`,
  });
}

interface TestCalls {
  readonly cluster: number;
  readonly called: readonly string[];
  /** Where the test failed, as written in texts. */
  readonly test: string;
}

async function definedAmong(failure: FailureCase, calls: TestCalls): Promise<readonly Fact[]> {
  const facts: Fact[] = [];
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
        summary: `the failing test (${calls.test}) calls \`${own}\`, defined at ${failure.short(file)}:${line}`,
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
