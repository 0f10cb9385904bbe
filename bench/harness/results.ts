import { readFileSync, writeFileSync } from 'node:fs';
import type { Figure, Verdict } from './figure.ts';
import type { Machine } from './machine.ts';

/** What `bench/results.json` holds. */
export interface Results {
  readonly measuredAt: string;
  readonly machine: Machine;
  readonly figures: readonly (Figure & { readonly suite: string; readonly verdict: Verdict })[];
}

const file = new URL('../results.json', import.meta.url);

export function writeResults(results: Results): void {
  writeFileSync(file, `${JSON.stringify(results, null, 2)}\n`);
}

/** Undefined before the first run. */
export function readResults(): Results | undefined {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Results;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}
