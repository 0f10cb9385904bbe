import { indentOf } from '../indent-of.ts';
import { isCodeFrameLine } from './is-code-frame-line.ts';
import { readHeadline, readHeadlineInside, type Headline } from './read-headline.ts';

export interface FoundHeadline extends Headline {
  /** Index of the line, from 0. */
  readonly at: number;
}

interface Range {
  /** Index of the first frame. */
  readonly before: number;
  /** Index of the first line that belongs to no earlier trace. */
  readonly floor: number;
}

/** A message longer than this many lines is taken for other output. */
const longestMessage = 200;

/**
 * Looks upwards from a first frame for the headline, then puts the lines between into the message.
 * A test title (`● adds`) ends the search: what stands below it is the message, with no type.
 */
export function findHeadline(lines: readonly string[], range: Range): FoundHeadline {
  const lowest = Math.max(range.floor, range.before - longestMessage);
  for (let at = range.before - 1; at >= lowest; at--) {
    const line = lines[at] ?? '';
    const adjacent = at === range.before - 1;
    const headline =
      readHeadline(line, { anyName: adjacent }) ??
      (adjacent ? readHeadlineInside(line) : undefined);
    if (headline) return withMessage(lines, { headline, at, before: range.before });
    if (/^\s*(?:●|FAIL |✖|×) ?/.test(line)) return underTitle(lines, at, range.before);
  }
  const above = range.before > range.floor ? (lines[range.before - 1] ?? '').trim() : '';
  const at = above === '' ? range.before : range.before - 1;
  return { errorType: null, message: above, indent: 0, role: 'top', code: null, at };
}

function underTitle(lines: readonly string[], title: number, before: number): FoundHeadline {
  const indent = indentOf(lines[title] ?? '');
  const headline: Headline = { errorType: null, message: '', indent, role: 'top', code: null };
  return withMessage(lines, { headline, at: title, before });
}

function withMessage(
  lines: readonly string[],
  part: { headline: Headline; at: number; before: number },
): FoundHeadline {
  const rest = lines.slice(part.at + 1, part.before).filter((line) => !isCodeFrameLine(line));
  const message = [part.headline.message, ...rest.map((line) => dedent(line, part.headline.indent))]
    .join('\n')
    .trim();
  return { ...part.headline, message, at: part.at };
}

function dedent(line: string, indent: number): string {
  return line.slice(indentOf(line) >= indent ? indent : 0).trimEnd();
}
