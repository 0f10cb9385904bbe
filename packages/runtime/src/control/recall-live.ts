import { journalEvents } from './journal-events.ts';
import { LiveStatus, type RunningTask } from './live-status.ts';

/** What runs, from the journal of a run whose owner cannot be asked: without hints of progress. */
export async function recallLive(runDir: string): Promise<readonly RunningTask[]> {
  const status = new LiveStatus();
  for await (const event of journalEvents(runDir)) status.see(event);
  return status.running;
}
