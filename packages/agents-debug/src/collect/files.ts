import type { FailureCase } from '../case/failure-case.ts';
import type { Fact } from '../facts/fact.ts';
import { everyDepth, type Collector } from './collector.ts';

/** The affected and inline files: which could be read, and which a trace names. */
export const files: Collector = {
  name: 'affected-files',
  depths: everyDepth,
  collect: async (failure) => {
    const { sources } = failure;
    if (sources.known.length === 0) {
      const reason = 'no affected file and no inline code was given';
      return { facts: [], missing: [{ what: 'affected_files', reason }] };
    }
    const facts = await Promise.all(sources.known.map((file) => describeFile(failure, file)));
    const unread = facts.filter(({ kind }) => kind === 'unreadable_file');
    const missing = unread.map(({ file, detail }) => ({
      what: `file ${file ?? ''}`,
      reason: detail ?? 'it could not be read',
    }));
    return { facts, missing };
  },
};

async function describeFile(failure: FailureCase, file: string): Promise<Fact> {
  const { sources, clusters, short } = failure;
  const read = await sources.read(file);
  if (!read.ok) {
    const summary = `${short(file)} could not be read: ${read.reason}`;
    return { kind: 'unreadable_file', summary, file, line: null, detail: read.reason };
  }
  const lines = read.source.text.split('\n').length;
  const inTrace = clusters.some(({ frames }) =>
    frames.some((frame) => frame.file !== null && sources.resolve(frame.file) === file),
  );
  const named = inTrace ? 'a project frame is in it' : 'no project frame is in it';
  const summary = `${short(file)} was read (${lines} lines); ${named}`;
  return { kind: 'affected_file', inTrace, summary, file, line: null, detail: null };
}
