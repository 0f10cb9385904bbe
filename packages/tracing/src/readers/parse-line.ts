import { runEventSchema, type RunEvent } from '@parallel-dispatcher/schema';
import type { Line } from './read-lines.ts';

/** A fact, or why a line is none. `isTorn`: its end is missing, so nobody counted on it. */
export type ParsedLine =
  | { readonly ok: true; readonly event: RunEvent }
  | { readonly ok: false; readonly reason: string; readonly isTorn: boolean };

/** What a line of a journal says. */
export function parseLine({ text, ended }: Line): ParsedLine {
  if (!ended) return { ok: false, reason: 'its write was cut short', isTorn: true };
  let document: unknown;
  try {
    document = JSON.parse(text);
  } catch {
    return { ok: false, reason: 'it is no JSON', isTorn: false };
  }
  const checked = runEventSchema.safeParse(document);
  return checked.success
    ? { ok: true, event: checked.data }
    : { ok: false, reason: 'it is no event of this version', isTorn: false };
}
