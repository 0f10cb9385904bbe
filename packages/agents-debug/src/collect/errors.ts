import { explainError, readAssertion, type StackTrace } from '@parallel-dispatcher/code-analysis';
import type { FailureCluster } from '../case/failure-case.ts';
import type { Fact } from '../facts/fact.ts';
import { quote } from '../facts/quote.ts';
import { everyDepth, type Collector } from './collector.ts';

/** The errors of the traces: what was thrown, what wraps it, what it says. */
export const errors: Collector = {
  name: 'stack-traces',
  depths: everyDepth,
  collect: ({ clusters, input, further }) => {
    const facts = clusters.flatMap(describeCluster);
    if (further > 0) {
      const reason = `${further} more failures stand in the traces; the first ${clusters.length} were looked at`;
      return Promise.resolve({ facts, missing: [{ what: 'stack_traces', reason }] });
    }
    if (clusters.length > 0) return Promise.resolve({ facts, missing: [] });
    const reason =
      input.error_traces.length === 0
        ? 'no error trace was given'
        : 'no trace of JavaScript, TypeScript, Python, Java or Go was recognised in error_traces';
    return Promise.resolve({ facts, missing: [{ what: 'stack_traces', reason }] });
  },
};

function describeCluster(cluster: FailureCluster): readonly Fact[] {
  const { number, root, wrappers, frames, count } = cluster;
  const facts: Fact[] = [
    { kind: 'error', cluster: number, trace: root, ...shown(root, 'thrown') },
    ...wrappers.map((trace): Fact => ({
      kind: 'wrapped_error',
      cluster: number,
      trace,
      ...shown(trace, 'it reached the top as'),
    })),
  ];
  const assertion = [root, ...wrappers].map(readAssertion).find((one) => one !== null);
  if (assertion) {
    const { expected, actual } = assertion;
    const summary = `the assertion expected ${quote(expected ?? 'something else')} and got ${quote(actual ?? 'nothing it shows')}`;
    facts.push({
      kind: 'assertion',
      cluster: number,
      assertion,
      summary,
      ...nowhere(root.message),
    });
  }
  const meaning = explainError(root);
  if (meaning) {
    const summary = `the message says: ${meaning.statement}`;
    facts.push({
      kind: 'error_meaning',
      cluster: number,
      meaning,
      summary,
      ...nowhere(root.message),
    });
  }
  if (count > 1) {
    const summary = `${count} traces come from one place`;
    facts.push({ kind: 'same_origin', cluster: number, count, summary, ...nowhere(null) });
  }
  if (frames.length === 0) {
    const summary = `no project frame: ${countKinds(root)}`;
    facts.push({ kind: 'no_project_frame', cluster: number, summary, ...nowhere(callsOf(root)) });
  }
  return facts;
}

function shown(trace: StackTrace, how: string): Pick<Fact, 'summary' | 'file' | 'line' | 'detail'> {
  const name = trace.errorType === null ? '' : `${trace.errorType}: `;
  return { summary: `${how}: ${name}${quote(trace.message)}`, ...nowhere(trace.message) };
}

function nowhere(detail: string | null): Pick<Fact, 'file' | 'line' | 'detail'> {
  return { file: null, line: null, detail };
}

function countKinds({ frames }: StackTrace): string {
  if (frames.length === 0) return 'the error came without its calls';
  const parts = (['test', 'library', 'runtime'] as const)
    .map((kind) => [kind, frames.filter((frame) => frame.kind === kind).length] as const)
    .filter(([, count]) => count > 0)
    .map(([kind, count]) => `${count} of ${kind} code`);
  return `of ${frames.length} calls, ${parts.join(', ')}`;
}

function callsOf({ frames }: StackTrace): string | null {
  return frames.length === 0
    ? null
    : frames
        .slice(0, 10)
        .map(({ raw }) => raw)
        .join('\n');
}
