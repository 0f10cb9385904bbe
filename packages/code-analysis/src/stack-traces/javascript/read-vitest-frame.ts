import type { FrameDraft } from '../trace-draft.ts';
import { readLocation } from './read-location.ts';

/** Reads a line of vitest: `❯ name place` or `❯ place`. */
export function readVitestFrame(line: string): FrameDraft | undefined {
  const text = line.trim();
  if (!text.startsWith('❯ ') || text.length > 4_096) return undefined;
  const raw = text.slice(2).trim();
  const space = raw.lastIndexOf(' ');
  const place = raw.slice(space + 1);
  if (!/:\d{1,9}:\d{1,9}$/.test(place)) return undefined;
  const location = readLocation(place);
  const name = space < 0 ? null : raw.slice(0, space);
  return location && { function: name, ...location, async: false, raw };
}
