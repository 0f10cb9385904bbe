import type { ErrorDetail, JsonObject, RunEvent } from '@parallel-dispatcher/schema';

/** What another process may ask of the process that owns a run; one request a connection, one line. */
export type ControlRequest =
  /** What runs right now. */
  | { readonly v: 1; readonly type: 'status' }
  /** Stops one task, or the whole run. */
  | {
      readonly v: 1;
      readonly type: 'cancel';
      readonly task: string | null;
      readonly reason: string;
      /** Of an order that is stored, too: it is carried out once. */
      readonly order?: string;
    }
  /** Every event from now on until the run ends; those before are in the journal. */
  | { readonly v: 1; readonly type: 'events' };

/** The lines that come back. `listening` comes before the first event, `done` is the last one. */
export type ControlAnswer =
  /** Events up to `seq` are in the journal, as far as a journal has them; those that come are later. */
  | { readonly v: 1; readonly type: 'listening'; readonly seq: number }
  | { readonly v: 1; readonly type: 'event'; readonly event: RunEvent }
  | { readonly v: 1; readonly type: 'done'; readonly value: JsonObject }
  | { readonly v: 1; readonly type: 'refused'; readonly error: ErrorDetail };

/** A request as it came, or undefined where it is none of ours. */
export function readControlRequest(line: string): ControlRequest | undefined {
  const value = parse(line);
  if (value === undefined || value['v'] !== 1) return undefined;
  const { type, task = null, reason, order } = value;
  if (type === 'status' || type === 'events') return { v: 1, type };
  const isOrder = (task === null || typeof task === 'string') && typeof reason === 'string';
  if (type !== 'cancel' || !isOrder) return undefined;
  return { v: 1, type, task, reason, ...(typeof order === 'string' && { order }) };
}

const answerTypes = new Set<unknown>(['listening', 'event', 'done', 'refused']);

/** An answer as it came. The other end is our own version or a later one: fields are not checked. */
export function readControlAnswer(line: string): ControlAnswer | undefined {
  const value = parse(line);
  if (value === undefined || value['v'] !== 1) return undefined;
  return answerTypes.has(value['type']) ? (value as unknown as ControlAnswer) : undefined;
}

function parse(line: string): JsonObject | undefined {
  try {
    const value: unknown = JSON.parse(line);
    return typeof value === 'object' && value !== null ? (value as JsonObject) : undefined;
  } catch {
    return undefined;
  }
}
