import { readLines } from '../readers/read-lines.ts';

/** A call that succeeded. */
export interface CallTime {
  readonly task: string;
  readonly durationMs: number;
}

/** As journals have it: other lines are not even parsed. */
const ended = '"type":"outcome"';

/** The calls of a journal that succeeded. Lines that cannot be used are passed over. */
export async function readCallTimes(journal: string): Promise<readonly CallTime[]> {
  const times: CallTime[] = [];
  try {
    for await (const { text } of readLines(journal)) {
      if (!text.includes(ended)) continue;
      const time = callTimeOf(text);
      if (time !== undefined) times.push(time);
    }
  } catch {
    // No journal, or no more of it: what was read counts.
  }
  return times;
}

function callTimeOf(line: string): CallTime | undefined {
  try {
    const event = JSON.parse(line) as { readonly type?: unknown; readonly report?: unknown };
    const { report } = event;
    if (event.type !== 'outcome' || typeof report !== 'object' || report === null) return undefined;
    const { task, status, duration_ms: durationMs } = report as Record<string, unknown>;
    const isTime = typeof durationMs === 'number' && durationMs >= 0;
    return status === 'succeeded' && typeof task === 'string' && isTime
      ? { task, durationMs }
      : undefined;
  } catch {
    return undefined;
  }
}
