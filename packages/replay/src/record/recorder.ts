import type { CutShort, Recording, RecordingLine } from '../file/recording.ts';

/** Where lines go to; nothing in it throws. */
export interface RecordingSink {
  append(line: RecordingLine): void;
}

/** When a call began, among all of its run. */
export interface Turn {
  readonly turn: number;
  readonly at: string;
}

interface RecorderOptions {
  readonly sink: RecordingSink;
  /** The turn of the first call: behind those that are recorded already. @default 0 */
  readonly firstTurn?: number;
}

/** Writes down the answers of one run, each under the turn of its call. */
export class Recorder {
  readonly #sink: RecordingSink;
  #next: number;

  constructor({ sink, firstTurn = 0 }: RecorderOptions) {
    this.#sink = sink;
    this.#next = firstTurn;
  }

  begin(): Turn {
    const turn = this.#next;
    this.#next += 1;
    return { turn, at: new Date().toISOString() };
  }

  write(recording: Recording): void {
    this.#sink.append(recording);
  }

  /** Takes a recording of another run over, for the task that has its answer now. */
  copy(recording: Recording, task: string): void {
    this.#sink.append({ ...recording, ...this.begin(), task });
  }

  /** The run goes on: attempts that were under way are made again. */
  resume(cutShort: CutShort): void {
    if (cutShort.length > 0) this.#sink.append({ kind: 'resumed', v: 1, cut_short: cutShort });
  }
}
