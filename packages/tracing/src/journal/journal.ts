import { constants } from 'node:fs';
import type { RunEvent } from '@parallel-dispatcher/schema';
import { errorCode } from '../files/error-code.ts';
import type { FileSystem } from '../files/file-system.ts';
import { tryQuietly } from '../files/try-quietly.ts';
import { isJournaled } from './is-journaled.ts';

const { O_APPEND, O_CREAT, O_EXCL, O_NOFOLLOW, O_WRONLY } = constants;

/** Lines written within this time are made durable together; a power loss costs at most these. */
const groupMs = 50;

interface JournalOptions {
  readonly path: string;
  /** Told once: nothing is written after the first failure, so no line follows a torn one. */
  readonly onFailure: (code: string) => void;
}

/** One JSON line for each fact of a run. A line is with the OS when `append` returns. */
export class Journal implements AsyncDisposable {
  readonly #fs: FileSystem;
  readonly #file: number;
  readonly #onFailure: (code: string) => void;
  #writable = true;
  #failed = false;
  #closing: Promise<void> | undefined;
  #timer: NodeJS.Timeout | undefined;
  #syncing: Promise<void> = Promise.resolve();

  private constructor(fs: FileSystem, file: number, onFailure: (code: string) => void) {
    this.#fs = fs;
    this.#file = file;
    this.#onFailure = onFailure;
  }

  /** Rejects when the file cannot be created; then there is no journal. */
  static async create(fs: FileSystem, { path, onFailure }: JournalOptions): Promise<Journal> {
    const flags = O_WRONLY | O_CREAT | O_EXCL | O_APPEND | O_NOFOLLOW;
    const file = await fs.open(path, { flags, mode: 0o600 });
    try {
      await fs.changeMode(file, 0o600);
    } catch (error) {
      await tryQuietly(() => fs.close(file));
      throw error;
    }
    return new Journal(fs, file, onFailure);
  }

  /**
   * Goes on with a journal that another process left, without its torn last line. Rejects when that
   * cannot be done; then nothing was added.
   */
  static async reopen(
    fs: FileSystem,
    { path, onFailure, wholeSize }: JournalOptions & { readonly wholeSize: number },
  ): Promise<Journal> {
    const file = await fs.open(path, { flags: O_WRONLY | O_APPEND | O_NOFOLLOW });
    try {
      await fs.changeMode(file, 0o600);
      await fs.truncate(file, wholeSize);
      await fs.syncData(file);
    } catch (error) {
      await tryQuietly(() => fs.close(file));
      throw error;
    }
    return new Journal(fs, file, onFailure);
  }

  append(events: readonly RunEvent[]): void {
    if (!this.#writable) return;
    try {
      let lines = '';
      for (const event of events) if (isJournaled(event)) lines += `${JSON.stringify(event)}\n`;
      if (lines === '') return;
      const bytes = Buffer.from(lines);
      for (let at = 0; at < bytes.length;) {
        at += this.#fs.writeSync(this.#file, bytes.subarray(at));
      }
      this.#timer ??= setTimeout(() => this.#syncGroup(), groupMs).unref();
    } catch (error) {
      this.#fail(error);
    }
  }

  async close(): Promise<void> {
    this.#closing ??= this.#closeOnce();
    await this.#closing;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.close();
  }

  #syncGroup(): void {
    this.#timer = undefined;
    this.#syncing = this.#syncing
      .then(() => this.#fs.syncData(this.#file))
      .catch((error: unknown) => this.#fail(error));
  }

  async #closeOnce(): Promise<void> {
    this.#writable = false;
    if (this.#timer !== undefined) {
      clearTimeout(this.#timer);
      this.#syncGroup();
    }
    await this.#syncing;
    await tryQuietly(() => this.#fs.close(this.#file));
  }

  #fail(error: unknown): void {
    this.#writable = false;
    if (this.#failed) return;
    this.#failed = true;
    this.#onFailure(errorCode(error));
  }
}
