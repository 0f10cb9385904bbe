import { access } from 'node:fs/promises';
import { isDeepStrictEqual } from 'node:util';
import type { KnownAnswer } from '@parallel-dispatcher/dispatcher';
import type { JsonValue } from '@parallel-dispatcher/schema';
import type { Reuse } from './choose-reuse.ts';
import type { EarlierRun } from './earlier-run.ts';
import { readItemId } from './item-id.ts';

interface EarlierAnswersOptions {
  readonly earlier: EarlierRun;
  readonly reuse: Reuse;
  /** The items of a map in this run. */
  readonly itemsOf: (parent: string) => readonly JsonValue[] | undefined;
}

/** Answers of the run that this one retries, where they still hold. */
export class EarlierAnswers {
  readonly #options: EarlierAnswersOptions;

  constructor(options: EarlierAnswersOptions) {
    this.#options = options;
  }

  /** By id of the plan. */
  mayKnow(task: string): boolean {
    const { reusable, sameMaps } = this.#options.reuse;
    return reusable.has(task) || sameMaps.has(task);
  }

  /** Undefined where the work has to be done: also where files that it wrote are gone. */
  async lookup(task: string): Promise<KnownAnswer | undefined> {
    const { earlier } = this.#options;
    const answer = this.#holds(task) ? earlier.answers.get(task) : undefined;
    if (answer === undefined || !(await areThere(answer.filesWritten))) return undefined;
    const { output, artifacts, filesWritten } = answer;
    const key = `${earlier.runId}/${task}`;
    return { key, output, artifacts, filesWritten, fromRun: earlier.runId };
  }

  #holds(task: string): boolean {
    const { reuse, earlier, itemsOf } = this.#options;
    if (reuse.reusable.has(task)) return true;
    const { parent, index } = readItemId(task) ?? {};
    if (parent === undefined || index === undefined || reuse.again.has(task)) return false;
    if (!reuse.sameMaps.has(parent)) return false;
    return isDeepStrictEqual(earlier.items.get(parent)?.[index], itemsOf(parent)?.[index]);
  }
}

async function areThere(files: readonly string[]): Promise<boolean> {
  try {
    await Promise.all(files.map((file) => access(file)));
    return true;
  } catch {
    return false;
  }
}
