import type { RecordedFunction } from '../ranking/fault-record.ts';

/** The functions of the files that one test, or one file of tests, loaded. */
export interface CoverageUnit {
  /** As the coverage names it: a title, or the name of its file. */
  readonly test: string;
  readonly functions: readonly {
    readonly place: RecordedFunction;
    readonly ran: boolean;
  }[];
}

/** A file that was given, by its name and text. */
export interface NamedText {
  readonly name: string;
  readonly text: string;
}
