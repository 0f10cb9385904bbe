import type { FailureCase } from '../case/failure-case.ts';
import type { Fact } from '../facts/fact.ts';
import type { WantedSource } from './model-answer.ts';
import type { ProjectFiles } from './project-files.ts';

/** Lines of one reading. More than this is a file, not a place. */
const mostLines = 200;
const longestExcerpt = 12_000;

/** Source that a model asked for, as evidence; where it cannot be shown, the reason is. */
export async function readSources(
  wanted: readonly WantedSource[],
  { failure, files }: { readonly failure: FailureCase; readonly files: ProjectFiles },
): Promise<readonly Fact<'source_excerpt' | 'unreadable_file'>[]> {
  return await Promise.all(wanted.map((one) => readOne(one, failure, files)));
}

async function readOne(
  wanted: WantedSource,
  ...[failure, files]: [FailureCase, ProjectFiles]
): Promise<Fact<'source_excerpt' | 'unreadable_file'>> {
  const found = files.find(wanted.file);
  if (!found.ok) return unreadable(wanted.file, found.reason);
  const read = await failure.sources.read(found.file);
  if (!read.ok) return unreadable(wanted.file, read.reason);
  const first = Math.min(wanted.first_line, wanted.last_line);
  const last = Math.min(Math.max(wanted.first_line, wanted.last_line), first + mostLines - 1);
  return excerptOf(found.file, { text: read.source.text, first, last, short: failure.short });
}

/** Some lines of a file, with their numbers. */
export function excerptOf(
  file: string,
  lines: {
    readonly text: string;
    readonly first: number;
    readonly last: number;
    readonly short: (file: string) => string;
  },
): Fact<'source_excerpt'> {
  const all = lines.text.split('\n');
  const last = Math.min(lines.last, all.length);
  const shown = all.slice(lines.first - 1, last).map((line, at) => `${lines.first + at} ${line}`);
  return {
    kind: 'source_excerpt',
    summary: `lines ${lines.first} to ${last} of ${lines.short(file)}, which has ${all.length}`,
    file,
    line: Math.min(lines.first, all.length),
    detail: shown.join('\n').slice(0, longestExcerpt),
  };
}

function unreadable(name: string, reason: string): Fact<'unreadable_file'> {
  return {
    kind: 'unreadable_file',
    summary: `${name} was asked for and is not shown: ${reason}`,
    file: null,
    line: null,
    detail: null,
  };
}
