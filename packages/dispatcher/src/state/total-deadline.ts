/** Of a task whose attempts may only take so long all together. */
export interface TotalDeadline {
  readonly endsAtMs: number;
  /** Whether its attempt under way has less time than an attempt usually has. */
  isCut: boolean;
}
