import { enclosingNamedFunction } from '@parallel-dispatcher/code-analysis';
import type { FailureCase } from '../case/failure-case.ts';
import type { Fact } from '../facts/fact.ts';
import { placeIn } from '../facts/place-in.ts';
import { quote } from '../facts/quote.ts';
import type { Fix } from './fix.ts';
import { makeLineFix } from './make-line-fix.ts';

/** `a` should be `b`; replace `a` by `b`; `b` instead of `a`. */
const wordings: readonly RegExp[] = [
  /`(?<before>[^`\n]+)`\s+(?:should|must|has to|ought to)\s+be\s+`(?<after>[^`\n]*)`/i,
  /\b(?:replac|chang)\w*\s+`(?<before>[^`\n]+)`\s+(?:by|with|to|into)\s+`(?<after>[^`\n]*)`/i,
  /`(?<after>[^`\n]*)`\s+instead\s+of\s+`(?<before>[^`\n]+)`/i,
];

/** The change of one place that a text spells out; null where it names none, or not one place. */
export async function findNamedFix(said: string, failure: FailureCase): Promise<Fix | null> {
  const found = wordings.map((one) => one.exec(said)?.groups).find((one) => one !== undefined);
  const { before, after } = found ?? {};
  if (before === undefined || after === undefined) return null;
  const places: { readonly file: string; readonly line: number; readonly text: string }[] = [];
  for (const file of failure.sources.known) {
    const read = await failure.sources.read(file);
    if (!read.ok) continue;
    for (const [at, text] of read.source.text.split('\n').entries()) {
      const times = text.split(before).length - 1;
      for (let time = 0; time < times; time++) places.push({ file, line: at + 1, text });
    }
  }
  const [only] = places;
  if (only === undefined || places.length > 1) return null;
  const { file, line, text } = only;
  const functions = (await failure.sources.functions(file)) ?? [];
  const place = placeIn(file, enclosingNamedFunction(functions, line), line);
  const fact: Fact = {
    kind: 'user_change',
    summary: `the user says that \`${quote(before, 80)}\` should be \`${quote(after, 80)}\`, which stands at ${failure.short(file)}:${line} alone`,
    file,
    line,
    detail: text.trim(),
  };
  const change = { line, before: text, after: text.replace(before, () => after) };
  return await makeLineFix(failure, { from: 'user', fact, place, change });
}
