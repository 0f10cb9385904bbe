import { codeFrame, type StackFrame } from '@parallel-dispatcher/code-analysis';
import type { NotMeasured } from '@parallel-dispatcher/schema';
import type { FailureCase, FailureCluster } from '../case/failure-case.ts';
import type { Fact } from '../facts/fact.ts';
import { describePlace, placeOf } from '../facts/place-of.ts';
import { everyDepth, type Collection, type Collector } from './collector.ts';

/** Calls farther from the throw than this say how it was reached, not what is wrong. */
const mostFrames = 8;

/** The project's calls, each with its source and the function that the source shows around it. */
export const frames: Collector = {
  name: 'project-frames',
  depths: everyDepth,
  collect: async (failure, signal) => {
    const facts: Fact[] = [];
    const missing: NotMeasured[] = [];
    for (const cluster of failure.clusters) {
      signal?.throwIfAborted();
      const found = await readCluster(failure, cluster);
      facts.push(...found.facts);
      missing.push(...found.missing);
    }
    if (facts.length === 0) {
      missing.push({ what: 'project_frames', reason: 'no trace has a call of the project' });
    }
    return { facts, missing };
  },
};

async function readCluster(failure: FailureCase, cluster: FailureCluster): Promise<Collection> {
  const facts: Fact[] = [];
  const missing: NotMeasured[] = [];
  const seen = new Set<string>();
  for (const frame of cluster.frames) {
    const key = `${frame.file ?? ''}:${frame.line ?? ''}:${frame.function ?? ''}`;
    if (seen.has(key) || seen.size >= mostFrames || frame.file === null) continue;
    const fact = await readFrame(failure, { cluster: cluster.number, frame, distance: seen.size });
    seen.add(key);
    facts.push(fact);
    const read = await failure.sources.read(failure.sources.resolve(frame.file));
    if (!read.ok) missing.push({ what: `source of ${frame.file}`, reason: read.reason });
    else if (fact.detail === null) facts.push(staleLine(failure, cluster.number, frame));
  }
  return { facts, missing };
}

interface NumberedFrame {
  readonly cluster: number;
  readonly frame: StackFrame;
  readonly distance: number;
}

async function readFrame(failure: FailureCase, one: NumberedFrame): Promise<Fact> {
  const { frame, cluster, distance } = one;
  const { line, column } = frame;
  const spot = { file: frame.file ?? '', line, column, function: frame.function };
  const place = await placeOf(failure, spot);
  const read = await failure.sources.read(place.file);
  const detail = read.ok && line !== null ? codeFrame(read.source.text, { line, column }) : null;
  const near =
    distance === 0 ? 'the project call nearest the throw' : `project call ${distance} further out`;
  const summary = `${near}: ${describePlace(place, failure.short)}`;
  return { kind: 'stack_frame', cluster, place, distance, summary, file: place.file, line, detail };
}

function staleLine(failure: FailureCase, cluster: number, frame: StackFrame): Fact {
  const file = failure.sources.resolve(frame.file ?? '');
  const summary = `${failure.short(file)} has no line ${frame.line ?? '?'}: the trace is of another version of the file`;
  return { kind: 'stale_line', cluster, summary, file, line: frame.line, detail: frame.raw };
}
