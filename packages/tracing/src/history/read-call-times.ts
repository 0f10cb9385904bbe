import type { Usage } from '@parallel-dispatcher/schema';
import { readLines } from '../readers/read-lines.ts';

/** A call that succeeded. */
export interface CallTime {
  readonly task: string;
  readonly durationMs: number;
  /** Of its model calls; null without any, or where it is not known. */
  readonly costUsd: number | null;
  readonly tokens: number | null;
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
    const {
      task,
      status,
      duration_ms: durationMs,
      usage,
      ...calls
    } = report as Record<string, unknown>;
    // What was recorded once took no time, and was paid then.
    if (isReplayed(calls['mcp_calls']) || isReplayed(calls['model_calls'])) return undefined;
    const isTime = typeof durationMs === 'number' && durationMs >= 0;
    return status === 'succeeded' && typeof task === 'string' && isTime
      ? { task, durationMs, ...useOf(usage) }
      : undefined;
  } catch {
    return undefined;
  }
}

function isReplayed(calls: unknown): boolean {
  if (!Array.isArray(calls)) return false;
  return calls.some((call: { readonly source?: unknown }) => call.source === 'replay');
}

function useOf(usage: unknown): Pick<CallTime, 'costUsd' | 'tokens'> {
  if (typeof usage !== 'object' || usage === null) return { costUsd: null, tokens: null };
  const { cost_usd: cost, input_tokens: sent, output_tokens: received } = usage as Partial<Usage>;
  return {
    costUsd: typeof cost === 'number' ? cost : null,
    tokens: typeof sent === 'number' && typeof received === 'number' ? sent + received : null,
  };
}
