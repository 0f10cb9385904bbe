import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** What a real program printed, paths made neutral. */
export function readTrace(name: string): string {
  return readFileSync(join(import.meta.dirname, '..', 'fixtures', 'traces', `${name}.txt`), 'utf8');
}
