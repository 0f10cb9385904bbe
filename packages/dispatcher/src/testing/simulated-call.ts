import type { AttemptReport, AttemptStatus } from '@parallel-dispatcher/schema';
import type { SubmitCommand } from '../decide/command.ts';

/** How an imagined executor treats one submission. Times in ms, from the submission or the cancel. */
export interface SimulatedCall {
  /** Undefined: nobody hears that it started. */
  readonly startsAfterMs: number | undefined;
  /** In order of time. None: it never answers. More than one: the later ones come too late. */
  readonly reports: readonly {
    readonly afterMs: number;
    readonly status: AttemptStatus;
    /** What it says its work took. @default afterMs */
    readonly durationMs?: number;
    /** Such as its error, and the class of that. */
    readonly facts?: Partial<AttemptReport>;
  }[];
  /** When its answer turns out to be known; no call is made then. @default never */
  readonly knownAfterMs?: number;
  /** Undefined: it does not hear cancels. */
  readonly cancelsAfterMs: number | undefined;
}

/** The imagined world: what becomes of a submission. Must answer the same for the same question. */
export type SimulatedWorld = (submission: SubmitCommand) => SimulatedCall;
