import type { RecordedFunction } from '../ranking/fault-record.ts';

/** What one test, or one file of tests, ran of the files that it loaded. */
export interface CoverageUnit {
  /** As the coverage names it: a title, or the name of its file. */
  readonly test: string;
  readonly functions: readonly {
    readonly place: RecordedFunction;
    readonly ran: boolean;
  }[];
  /** Lines that ran, each once. Made when asked for: there are many, and not all are wanted. */
  readonly ranLines: () => readonly RanLine[];
}

/** A line of code that ran. */
export interface RanLine {
  readonly file: string;
  /** From 1. */
  readonly line: number;
  /** The innermost function around it, as `functions` has it; null: in none. */
  readonly of: RecordedFunction | null;
}

/** A file that was given, by its name and text. */
export interface NamedText {
  readonly name: string;
  readonly text: string;
}
