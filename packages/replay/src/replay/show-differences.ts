import { formatJsonPath, type JsonObject, type JsonValue } from '@parallel-dispatcher/schema';
import { commonEnds } from './common-ends.ts';
import { findDifferences, type Difference } from './find-differences.ts';

/** More do not help to see what has changed. */
const mostShown = 3;
/** Characters before the first that differs, and from there on. */
const before = 20;
const behind = 60;

/** `args.message: recorded "…one", asked "…two"`, for the first few places. */
export function showDifferences(recorded: JsonObject, asked: JsonObject): string {
  const found = findDifferences(recorded, asked);
  const shown = found.slice(0, mostShown).map(showDifference);
  const hidden = found.length - shown.length;
  return [...shown, ...(hidden > 0 ? [`and ${hidden} more`] : [])].join('; ');
}

function showDifference({ path, recorded, asked }: Difference): string {
  const [one, other] = excerpts(recorded, asked);
  return `${formatJsonPath(path)}: recorded ${one}, asked ${other}`;
}

function excerpts(
  recorded: JsonValue | undefined,
  asked: JsonValue | undefined,
): readonly [string, string] {
  const areTexts = typeof recorded === 'string' && typeof asked === 'string';
  const from = areTexts ? Math.max(0, commonEnds(recorded, asked).begin - before) : 0;
  return [excerpt(recorded, from), excerpt(asked, from)];
}

function excerpt(value: JsonValue | undefined, from: number): string {
  if (value === undefined) return 'nothing';
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  const part = text.slice(from, from + before + behind).toWellFormed();
  const shown = `${from > 0 ? '…' : ''}${part}${text.length > from + part.length ? '…' : ''}`;
  return typeof value === 'string' ? JSON.stringify(shown) : shown;
}
