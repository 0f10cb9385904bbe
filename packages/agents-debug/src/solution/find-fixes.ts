import type { FailureCase } from '../case/failure-case.ts';
import { factsOf, type Fact } from '../facts/fact.ts';
import { describePlace } from '../facts/place-of.ts';
import { quote } from '../facts/quote.ts';
import type { WeighedHypothesis } from '../hypotheses/weighed-hypothesis.ts';
import type { Fix } from './fix.ts';
import { pathInReport } from './path-in-report.ts';
import { writePatch } from './write-patch.ts';

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
  const { text } = read.source;
  const lines = text.split('\n');
  const end = lines[fix.line - 1]?.endsWith('\r') === true ? '\r' : '';
  const changed = lines.with(fix.line - 1, `${fix.after}${end}`);
  const range = place.range ?? { first: fix.line, last: fix.line };
  const [before, after] = [fix.before.trim(), fix.after.trim()];
  return {
    from: 'rule',
    facts: [fact],
    place: { ...place, line: fix.line },
    files: new Map([[place.file, changed.join('\n')]]),
    change: `\`${quote(before, 80)}\` replaced by \`${quote(after, 80)}\``,
    instruction: `In ${describePlace(place, failure.short)}, replace \`${before}\` by \`${after}\``,
    steps: [
      { text: `Write \`${after}\` at ${failure.short(place.file)}:${fix.line}.`, facts: [fact] },
    ],
    fixedCode: changed
      .slice(range.first - 1, range.last)
      .join('\n')
      .replaceAll('\r', ''),
    patch: writePatch([
      { path: pathInReport(failure, place.file), before: text, after: changed.join('\n') },
    ]),
  };
}
