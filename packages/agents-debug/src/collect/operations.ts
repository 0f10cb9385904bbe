import {
  findThrowingOperations,
  sourceLanguage,
  type ThrowingOperation,
} from '@parallel-dispatcher/code-analysis';
import type { NotMeasured } from '@parallel-dispatcher/schema';
import type { FailureCase, FailureCluster } from '../case/failure-case.ts';
import type { Fact } from '../facts/fact.ts';
import { placeOf } from '../facts/place-of.ts';
import { quote } from '../facts/quote.ts';
import { everyDepth, type Collection, type Collector } from './collector.ts';

/** More places than this are no longer a list to go through. */
const mostOperations = 10;

/** For an error that came without calls: operations of the given files that can throw it. */
export const operations: Collector = {
  name: 'throwing-operations',
  depths: everyDepth,
  collect: async (failure, signal) => {
    const facts: Fact[] = [];
    const missing: NotMeasured[] = [];
    for (const cluster of failure.clusters) {
      signal?.throwIfAborted();
      if (cluster.root.frames.length > 0 || cluster.frames.length > 0) continue;
      const found = await search(failure, cluster);
      facts.push(...found.facts);
      missing.push(...found.missing);
    }
    return { facts, missing };
  },
};

interface Found {
  readonly file: string;
  readonly operation: ThrowingOperation;
}

async function search(failure: FailureCase, cluster: FailureCluster): Promise<Collection> {
  const found: Found[] = [];
  const searched: string[] = [];
  for (const file of failure.sources.known) {
    const read = await failure.sources.read(file);
    if (!read.ok || sourceLanguage(read.source.file) === null) continue;
    const here = await findThrowingOperations(read.source, cluster.root);
    if (here === null) continue;
    searched.push(file);
    found.push(...here.map((operation) => ({ file, operation })));
  }
  if (searched.length === 0) return { facts: [], missing: [] };
  if (found.length === 0) return { facts: [noOperation(failure, cluster, searched)], missing: [] };
  const listed = found.slice(0, mostOperations);
  const facts = await Promise.all(
    listed.map((one) => describe(failure, { cluster, count: found.length, ...one })),
  );
  if (found.length === listed.length) return { facts, missing: [] };
  const reason = `${found.length} were found; the first ${mostOperations} are listed`;
  return { facts, missing: [{ what: `operations that can throw ${nameOf(cluster)}`, reason }] };
}

async function describe(
  failure: FailureCase,
  found: Found & { readonly cluster: FailureCluster; readonly count: number },
): Promise<Fact> {
  const { file, operation, cluster, count } = found;
  const { line, column, text, when } = operation;
  const place = await placeOf(failure, { file, line, column, function: null });
  const at = `${failure.short(file)}:${line}`;
  const summary = `${at} can throw the ${nameOf(cluster)}: \`${text}\`, where ${when}`;
  const kind = 'can_throw';
  const detail = text;
  return { kind, cluster: cluster.number, place, operation, count, summary, file, line, detail };
}

function noOperation(
  failure: FailureCase,
  cluster: FailureCluster,
  searched: readonly string[],
): Fact {
  const files = quote(searched.map(failure.short).join(', '));
  const summary = `no operation that can throw the ${nameOf(cluster)} itself was found in ${files}`;
  const kind = 'no_operation';
  return { kind, cluster: cluster.number, summary, file: null, line: null, detail: null };
}

function nameOf({ root }: FailureCluster): string {
  return root.errorType ?? 'error';
}
