/** One cell of the scheduling bench: what `probes/schedule.ts` is told. */
export interface ScheduleOptions {
  /** A module below `bench`, without its ending. */
  readonly scheduler: string;
  readonly shape: string;
  readonly size: number;
  /** Tasks at once. */
  readonly workers: number;
  /** Names of agents; the tasks take them in turn. */
  readonly agents: number;
  readonly rounds: number;
}
