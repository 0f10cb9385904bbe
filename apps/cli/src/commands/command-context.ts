import type { Answer } from '../answer.ts';

/** What the commands get from the process and give to it. */
export interface CommandContext {
  readonly version: string;
  /** Whether stdin is a terminal: nobody sends a plan there unasked. */
  readonly stdinIsTerminal: boolean;
  /** Whether a person reads stdout, who is helped most by help. */
  readonly stdoutIsTerminal: boolean;
  /** Aborted when the command is to end early; the reason is an `Interruption`. */
  readonly cancel: AbortSignal;
  /** Takes the answer of the one command that ran. */
  readonly settle: (answer: Answer) => void;
  /** Takes the text of help and version. */
  readonly write: (text: string) => void;
}
