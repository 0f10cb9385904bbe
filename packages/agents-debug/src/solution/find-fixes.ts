import { relative } from 'node:path';
import type { FailureCase } from '../case/failure-case.ts';
import { factsOf, type Fact } from '../facts/fact.ts';
import type { WeighedHypothesis } from '../hypotheses/weighed-hypothesis.ts';
import { diffLine } from './diff-line.ts';
import type { Fix } from './fix.ts';

/** The changes that rules know for what the hypotheses of the evidence rest on, one a line. */
export async function findFixes(
  failure: FailureCase,
  hypotheses: readonly WeighedHypothesis[],
): Promise<readonly Fix[]> {
  const facts = hypotheses
    .filter(({ from }) => from === 'evidence')
    .flatMap(({ supportedBy }) => factsOf(supportedBy, 'anti_pattern'));
  const byLine = new Map(facts.map((fact) => [`${fact.place.file}:${fact.pattern.line}`, fact]));
  const fixes = await Promise.all([...byLine.values()].map((fact) => makeFix(failure, fact)));
  return fixes.filter((fix) => fix !== null);
}

async function makeFix(failure: FailureCase, fact: Fact<'anti_pattern'>): Promise<Fix | null> {
  const { place, pattern } = fact;
  const { fix } = pattern;
  const read = fix ? await failure.sources.read(place.file) : null;
  if (!fix || !read?.ok) return null;
  const raw = read.source.text.split('\n');
  const end = raw[fix.line - 1]?.endsWith('\r') === true ? '\r' : '';
  const changed = raw.with(fix.line - 1, `${fix.after}${end}`);
  const range = place.range ?? { first: fix.line, last: fix.line };
  const path = pathOf(failure, place.file);
  return {
    fact,
    file: place.file,
    line: fix.line,
    before: fix.before.trim(),
    after: fix.after.trim(),
    text: changed.join('\n'),
    fixedCode: changed
      .slice(range.first - 1, range.last)
      .join('\n')
      .replaceAll('\r', ''),
    patch: diffLine({
      lines: withoutLastEmpty(raw),
      line: fix.line,
      after: `${fix.after}${end}`,
      path,
    }),
  };
}

/** What follows the last line end is no line. */
function withoutLastEmpty(lines: readonly string[]): readonly string[] {
  return lines.at(-1) === '' ? lines.slice(0, -1) : lines;
}

/** As `patch` needs it where the project is known; else as the report writes it. */
function pathOf({ baseline, short }: FailureCase, file: string): string {
  return baseline.ran ? relative(baseline.project.root, file) : short(file);
}
