/** How far a run is, as the protocol has it. */
export interface Progress {
  /** Tasks that ended, and a little more each time that none did: it always grows. */
  readonly progress: number;
  readonly total: number;
  readonly message: string;
}
