import { followRun } from '@parallel-dispatcher/runtime';
import type { RunEventType } from '@parallel-dispatcher/schema';
import type { Place } from '../place.ts';
import type { ProgressTeller } from './progress-teller.ts';

/** Clients give a silent call up after 60 s; nobody should wonder for 20. */
const usualBeatMs = 15_000;

/** What a task ends with; `settled` alone is not in the journal, which tells of what was before us. */
const ends: ReadonlySet<RunEventType> = new Set(['outcome', 'cache_hit', 'settled']);

interface TellOptions {
  readonly teller: ProgressTeller;
  readonly place: Place;
  readonly signal: AbortSignal;
  /** How often it is told where nothing happens. @default 15000 */
  readonly beatMs?: number;
}

/** Has it told how far a run is: at once, when a task ends, and every 15 s, until the signal. */
export async function tellProgress(
  runId: string,
  { teller, place, signal, beatMs = usualBeatMs }: TellOptions,
): Promise<void> {
  const beat = setInterval(() => void teller.beat(), beatMs);
  signal.addEventListener('abort', () => clearInterval(beat), { once: true });
  await teller.beat();
  const events = await followRun(runId, { ...place.runtime, follow: true, signal });
  if (!events.ok) return;
  for await (const { type } of events.value) {
    if (ends.has(type)) void teller.tellNews();
  }
}
