import type { FrameDraft } from '../trace-draft.ts';
import { readLocation } from './read-location.ts';

const scriptPlace = /^(?:https?:\/\/|file:\/\/|webpack:|\/|[A-Za-z]:\\|[^\s@]+\.[cm]?[jt]sx?:)/;

/** Reads a Firefox or Safari line: `name@place`, `async*name@place`, `@place`. */
export function readGeckoFrame(line: string): FrameDraft | undefined {
  const raw = line.trim();
  const at = raw.indexOf('@');
  if (at < 0 || raw.length > 4_096) return undefined;
  const place = raw.slice(at + 1);
  if (!scriptPlace.test(place) || !/:\d{1,9}:\d{1,9}$/.test(place)) return undefined;
  const called = raw.slice(0, at);
  if (/\s/.test(called)) return undefined;
  const async = called.startsWith('async*');
  const name = async ? called.slice('async*'.length) : called;
  const location = readLocation(place);
  return location && { function: name === '' ? null : name, ...location, async, raw };
}
