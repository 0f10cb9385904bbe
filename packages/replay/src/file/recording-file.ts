import {
  closeSync,
  constants,
  fchmodSync,
  fstatSync,
  ftruncateSync,
  openSync,
  readFileSync,
  writeSync,
} from 'node:fs';
import type { RecordingLine } from './recording.ts';

const { O_APPEND, O_CREAT, O_NOFOLLOW, O_RDWR } = constants;

/**
 * The recordings of a run on disk, readable by their owner only. A line is with the OS when `append`
 * returns, so a killed run keeps it. Nothing throws: after a write that failed, no more are made.
 */
export class RecordingFile implements Disposable {
  readonly path: string;
  #handle: number | undefined;
  #problem: string | undefined;

  /** Goes on with a file that is there, behind its last whole line. */
  constructor(path: string) {
    this.path = path;
    this.#try(() => {
      this.#handle = openSync(path, O_RDWR | O_APPEND | O_CREAT | O_NOFOLLOW, 0o600);
      fchmodSync(this.#handle, 0o600);
      if (fstatSync(this.#handle).size > 0) cutTornLine(this.#handle);
    });
  }

  /** Why not all is recorded; undefined: all is. */
  get problem(): string | undefined {
    return this.#problem;
  }

  append(line: RecordingLine): void {
    const handle = this.#handle;
    if (handle === undefined || this.#problem !== undefined) return;
    this.#try(() => {
      const bytes = Buffer.from(`${JSON.stringify(line)}\n`);
      for (let at = 0; at < bytes.length;) at += writeSync(handle, bytes, at);
    });
  }

  [Symbol.dispose](): void {
    const handle = this.#handle;
    this.#handle = undefined;
    if (handle !== undefined) this.#try(() => closeSync(handle));
  }

  #try(act: () => void): void {
    try {
      act();
    } catch (thrown) {
      const { code, message } = thrown as NodeJS.ErrnoException;
      this.#problem ??= code ?? message;
    }
  }
}

function cutTornLine(handle: number): void {
  const bytes = readFileSync(handle);
  ftruncateSync(handle, bytes.lastIndexOf(0x0a) + 1);
}
