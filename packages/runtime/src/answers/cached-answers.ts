import { readFile } from 'node:fs/promises';
import type { AnswerCache, CacheEntry, CacheKey } from '@parallel-dispatcher/cache';
import type { Answers, KnownAnswer } from '@parallel-dispatcher/dispatcher';
import { restoreFile } from '@parallel-dispatcher/executor';
import type { AttemptReport, TaskEnvelope } from '@parallel-dispatcher/schema';
import type { ArtifactStore } from '@parallel-dispatcher/schema/ports';
import type { RegisteredAgent } from '../agents/agent-registry.ts';
import { cacheFactsOf } from './cache-facts-of.ts';

interface CachedAnswersOptions {
  readonly cache: AnswerCache;
  /** By id of the plan. */
  readonly isCached: (task: string) => boolean;
  readonly agentOf: (name: string) => RegisteredAgent | undefined;
  /** What `chosenModel` says of a task. */
  readonly modelOf: (task: string, agent: string) => string | null;
  readonly roots: readonly string[];
  readonly artifacts: ArtifactStore;
}

/** Answers of earlier calls with the same input, code, context files and upstream. */
export class CachedAnswers implements Answers {
  readonly #options: CachedAnswersOptions;
  /** Made before a call and needed after it, when files that it read may have changed. */
  readonly #keys = new Map<string, CacheKey>();

  constructor(options: CachedAnswersOptions) {
    this.#options = options;
  }

  readonly mayKnow = (task: string): boolean => this.#options.isCached(task);

  readonly lookup = async (envelope: TaskEnvelope): Promise<KnownAnswer | undefined> => {
    const { cache } = this.#options;
    // An answer that was not accepted is not asked for again.
    if (envelope.repair !== undefined && envelope.repair !== null) return undefined;
    const key = await this.#keyOf(envelope);
    if (key === undefined) return undefined;
    this.#keys.set(envelope.task, key);
    const hit = await cache.get(key);
    return hit === undefined ? undefined : await this.#restore(hit);
  };

  readonly store = async (envelope: TaskEnvelope, report: AttemptReport): Promise<void> => {
    const { cache, artifacts } = this.#options;
    const key = this.#keys.get(envelope.task);
    const agent = this.#options.agentOf(envelope.agent);
    if (key === undefined || agent === undefined) return;
    const files = await Promise.all(
      report.files_written.map(async (path) => ({ path, bytes: await readFile(path) })),
    );
    await cache.put(
      {
        key,
        outcome: 'succeeded',
        agent: { name: agent.definition.name, version: agent.definition.version },
        task: envelope.task,
        output: report.output ?? null,
        files,
        artifacts: report.artifacts,
      },
      { artifacts },
    );
  };

  async #keyOf(envelope: TaskEnvelope): Promise<CacheKey | undefined> {
    const agent = this.#options.agentOf(envelope.agent);
    const model = this.#options.modelOf(envelope.task, envelope.agent);
    const facts = agent && (await cacheFactsOf({ ...envelope, model }, agent));
    return facts && this.#options.cache.keyOf(facts);
  }

  /** A hit counts only when all that the answer left behind is back. */
  async #restore(hit: CacheEntry): Promise<KnownAnswer | undefined> {
    const { cache, artifacts, roots } = this.#options;
    const kept = await cache.restoreArtifacts(hit, { into: artifacts });
    if (!kept.ok) return undefined;
    const restored = await cache.restoreFiles(hit, {
      place: async (path, bytes) => {
        if (!(await restoreFile({ path, bytes }, { roots }))) throw new Error('in the way');
      },
    });
    if (!restored.ok) return undefined;
    const { key, output } = hit;
    return {
      key,
      output,
      artifacts: hit.artifacts,
      filesWritten: restored.value,
      fromRun: null,
    };
  }
}
