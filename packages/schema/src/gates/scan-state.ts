import { errorDetail, type ErrorDetail } from '../documents/error-detail.ts';
import { mostErrors } from '../problems/cap-errors.ts';
import { formatJsonPath } from '../problems/json-path.ts';
import type { JsonLimits } from './json-limits.ts';
import { describePosition, excerptAt } from './text-excerpt.ts';

/** A list or object that is open at the moment, and the step inside it. */
export interface Frame {
  readonly openedAt: number;
  /** Keys seen so far; null for a list. */
  readonly keys: Set<string> | null;
  /** The key or index under way; null before the first key. */
  step: string | number | null;
}

/** One reading of a text. */
export interface Scan {
  readonly text: string;
  readonly limits: JsonLimits;
  readonly frames: Frame[];
  readonly problems: ErrorDetail[];
  /** Further problems that nobody described. */
  uncounted: number;
  at: number;
  nodes: number;
}

/** What is known of a reading of any syntax: where it is, and what it found. */
export interface Findings extends Pick<Scan, 'problems' | 'uncounted'> {
  readonly frames: readonly Pick<Frame, 'step'>[];
}

/** Keeps a problem and reads on. Only the first are described: a hostile text has millions. */
export function note(scan: Findings, describe: (path: string) => ErrorDetail): void {
  if (scan.problems.length < mostErrors) scan.problems.push(describe(pathOf(scan)));
  else scan.uncounted += 1;
}

export function pathOf(scan: Pick<Findings, 'frames'>): string {
  return formatJsonPath(scan.frames.flatMap(({ step }) => step ?? []));
}

export function syntaxError(scan: Scan, at: number, problem: string): ErrorDetail {
  const where = describePosition(scan.text, at);
  return errorDetail({
    code: 'INVALID_JSON',
    message: `not valid JSON at ${where}: ${problem}\n${excerptAt(scan.text, at)}`,
    path: pathOf(scan) || null,
    hint: `Correct the JSON at ${where}.`,
  });
}
