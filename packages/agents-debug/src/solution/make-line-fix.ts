import type { LineFix } from '@parallel-dispatcher/code-analysis';
import type { FailureCase } from '../case/failure-case.ts';
import type { Fact } from '../facts/fact.ts';
import { describePlace } from '../facts/place-of.ts';
import type { Place } from '../facts/place.ts';
import { quote } from '../facts/quote.ts';
import type { Fix } from './fix.ts';
import { pathInReport } from './path-in-report.ts';
import { writePatch } from './write-patch.ts';

interface LineChange {
  readonly from: Fix['from'];
  /** What it rests on. */
  readonly fact: Fact;
  readonly place: Place;
  readonly change: LineFix;
}

/** The change of one line of a file as a fix; null where the file cannot be read. */
export async function makeLineFix(
  failure: FailureCase,
  { from, fact, place, change }: LineChange,
): Promise<Fix | null> {
  const read = await failure.sources.read(place.file);
  if (!read.ok) return null;
  const { text } = read.source;
  const lines = text.split('\n');
  const end = lines[change.line - 1]?.endsWith('\r') === true ? '\r' : '';
  const changed = lines.with(change.line - 1, `${change.after.replace(/\r$/, '')}${end}`);
  const range = place.range ?? { first: change.line, last: change.line };
  const [before, after] = [change.before.trim(), change.after.trim()];
  return {
    from,
    facts: [fact],
    place: { ...place, line: change.line },
    files: new Map([[place.file, changed.join('\n')]]),
    change: `\`${quote(before, 80)}\` replaced by \`${quote(after, 80)}\``,
    instruction: `In ${describePlace({ ...place, line: change.line }, failure.short)}, replace \`${before}\` by \`${after}\``,
    steps: [
      { text: `Write \`${after}\` at ${failure.short(place.file)}:${change.line}.`, facts: [fact] },
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
