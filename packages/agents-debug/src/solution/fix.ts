import type { Fact } from '../facts/fact.ts';

/** A change of one line that a rule knows, for a known pattern that stands in a likely place. */
export interface Fix {
  readonly fact: Fact<'anti_pattern'>;
  readonly file: string;
  /** From 1. */
  readonly line: number;
  /** The line, without spaces around it. */
  readonly before: string;
  readonly after: string;
  /** The whole file with the change. */
  readonly text: string;
  /** The function with the change; the line alone outside of functions. */
  readonly fixedCode: string;
  /** Unified diff with the path as the report shows it. */
  readonly patch: string;
}
