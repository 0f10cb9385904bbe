import type { RunEvent } from '@parallel-dispatcher/schema';
import { accept, type Checked } from '../checked.ts';
import type { RuntimeOptions } from '../runtime-options.ts';
import { askOwner } from './ask-owner.ts';
import { journalEvents } from './journal-events.ts';
import { findKnownRun, readOwnerOf, type KnownRun } from './known-run.ts';
import { pause } from './pause.ts';

export interface FollowOptions extends RuntimeOptions {
  /** Whether to go on with what happens from now on, until the run ends. @default false */
  readonly follow?: boolean;
  /** Ends the following; the run goes on. */
  readonly signal?: AbortSignal;
}

/** How often the journal is read where nobody tells of news. */
const lookMs = 500;

/**
 * The events of `latest`, a run id, or the run of an index, each once and in order: the facts of its
 * journal, then, with `follow`, all that happens, hints included.
 */
export async function followRun(
  which: string,
  { follow = false, signal, ...options }: FollowOptions = {},
): Promise<Checked<AsyncIterable<RunEvent>>> {
  const found = await findKnownRun(which, options);
  return found.ok ? accept(eventsOf(found.value, { follow, signal })) : found;
}

interface Following {
  readonly follow: boolean;
  readonly signal: AbortSignal | undefined;
}

async function* eventsOf(
  known: KnownRun,
  { follow, signal }: Following,
): AsyncGenerator<RunEvent, void, undefined> {
  const { runDir } = known.record;
  let after = -1;
  for (;;) {
    // Asked first: what an owner wrote before it left is in the journal that is read then.
    const owner = follow ? await readOwnerOf(known) : null;
    const isLive = owner?.liveness === 'running';
    const socket = isLive ? owner.owner.control : null;
    for await (const event of socket === null
      ? []
      : liveEvents(socket, { runDir, after, signal })) {
      after = event.seq;
      yield event;
    }
    for await (const event of journalEvents(runDir, { after })) {
      after = event.seq;
      yield event;
    }
    if (!isLive || signal?.aborted === true) return;
    await pause(lookMs, signal);
  }
}

interface Watched {
  readonly runDir: string;
  readonly after: number;
  readonly signal: AbortSignal | undefined;
}

/**
 * Listens first and reads the journal then, up to where the listening began: no gap, no repetition.
 * Ends with the run, and early when we were too slow for its owner.
 */
async function* liveEvents(
  socketPath: string,
  { runDir, after, signal }: Watched,
): AsyncGenerator<RunEvent, void, undefined> {
  const request = { v: 1, type: 'events' } as const;
  for await (const answer of askOwner(socketPath, { request, signal })) {
    if (answer.type === 'listening') yield* journalEvents(runDir, { after, upTo: answer.seq });
    else if (answer.type === 'event') yield answer.event;
  }
}
