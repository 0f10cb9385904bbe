import { findCulprit } from './task-scope.ts';

export type Level = 'stdout' | 'stderr';

/** The descriptors that agents must not reach: stdout of the host holds exactly one JSON document. */
export const levels: ReadonlyMap<unknown, Level> = new Map([
  [1, 'stdout'],
  [2, 'stderr'],
]);

/** Answers how many bytes were taken. What belongs to no call under way is dropped. */
export function printToTask(level: Level, chunk: string | Uint8Array): number {
  const bytes = typeof chunk === 'string' ? Buffer.from(chunk) : Buffer.from(chunk);
  const culprit = findCulprit();
  if (culprit.type === 'task') culprit.scope.write(level, bytes.toString());
  return bytes.byteLength;
}
