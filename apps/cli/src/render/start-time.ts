import { oneLine } from './plain-text.ts';

/** `2026-11-22 12:00:00Z` of an ISO 8601 time; `?` of null. */
export function startTime(iso: string | null): string {
  if (iso === null) return '?';
  return oneLine(iso)
    .replace('T', ' ')
    .replace(/\.\d+Z$/, 'Z');
}
