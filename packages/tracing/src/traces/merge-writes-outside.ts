import type { AttemptReport } from '@parallel-dispatcher/schema';

type WritesOutside = NonNullable<AttemptReport['writes_outside']>;

/** What all attempts wrote outside. What one of them did not observe is not known for the whole. */
export function mergeWritesOutside(reports: readonly AttemptReport[]): WritesOutside | null {
  const observed = reports.flatMap(({ writes_outside }) => writes_outside ?? []);
  if (observed.length === 0) return null;
  const unknown = observed.find(({ files }) => files === null);
  if (unknown !== undefined) return unknown;
  const files = new Set(observed.flatMap((one) => one.files ?? []));
  return { files: [...files], reason: null };
}
