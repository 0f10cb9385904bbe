/** What a figure has to be for us to be content with it. */
export interface Goal {
  readonly is: 'at most' | 'at least';
  readonly value: number;
}

export type Verdict = 'met' | 'missed' | 'no goal' | 'not measured';

/** One number with what it is held against. */
export interface Figure {
  /** Stays the same from run to run, such as `scheduling.ratio-to-p-graph`. */
  readonly id: string;
  /** Of which the value is a measure, as a reader would say it. */
  readonly what: string;
  /** Null when it was not measured; `note` says why. */
  readonly value: number | null;
  /** Follows the value: `µs a task`, `× p-graph`. */
  readonly unit: string;
  readonly goal: Goal | null;
  /** What the value was made of, or why there is none. */
  readonly note: string;
}
