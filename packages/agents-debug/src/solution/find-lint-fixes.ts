import type { FailureCase } from '../case/failure-case.ts';
import { factsOf, type Fact } from '../facts/fact.ts';
import { describePlace } from '../facts/place-of.ts';
import { quote } from '../facts/quote.ts';
import type { TextFix } from '../lint/read-eslint.ts';
import type { SuspectPlace } from '../localise/suspect-place.ts';
import type { Fix } from './fix.ts';
import { pathInReport } from './path-in-report.ts';
import { writePatch } from './write-patch.ts';

/** The changes that the linter knows in suspects, those of the likeliest first. */
export async function findLintFixes(
  failure: FailureCase,
  suspects: readonly SuspectPlace[],
): Promise<readonly Fix[]> {
  const said = new Set(suspects.flatMap(({ facts }) => factsOf(facts, 'lint')));
  const fixes = [...said].flatMap((fact) => fact.fixes.map((one) => makeFix(failure, fact, one)));
  return (await Promise.all(fixes)).filter((fix) => fix !== null);
}

async function makeFix(
  failure: FailureCase,
  ...[fact, fix]: [Fact<'lint'>, TextFix]
): Promise<Fix | null> {
  const { place, rule } = fact;
  const read = await failure.sources.read(place.file);
  if (!read.ok) return null;
  const { text } = read.source;
  const [from, to] = fix.range;
  if (from > to || to > text.length) return null;
  const changed = text.slice(0, from) + fix.text + text.slice(to);
  const at = describePlace(place, failure.short);
  const before = quote(text.slice(from, to), 80);
  const change = `\`${before}\` replaced by \`${quote(fix.text, 80)}\`, as ${rule} says`;
  const added = changed.split('\n').length - text.split('\n').length;
  const range = place.range ?? { first: fact.line ?? 1, last: fact.line ?? 1 };
  return {
    from: 'rule',
    facts: [fact],
    place,
    files: new Map([[place.file, changed]]),
    change,
    instruction: `In ${at}, mend what ${rule} says: replace \`${before}\` by \`${quote(fix.text, 80)}\``,
    steps: [{ text: `Take over the fix of ${rule} at ${at}.`, facts: [fact] }],
    fixedCode: changed
      .split('\n')
      .slice(range.first - 1, range.last + added)
      .join('\n'),
    patch: writePatch([{ path: pathInReport(failure, place.file), before: text, after: changed }]),
  };
}
