import { readFile } from 'node:fs/promises';
import { gunzipSync } from 'node:zlib';
import type { SolvedRecord } from '../src/ranking/fault-record.ts';

/** Bugs whose fix is known, see test/data/README.md. */
export interface KnownBugs {
  /** Weights are fitted on these. */
  readonly express: readonly SolvedRecord[];
  /** Of other projects; no weight was chosen with them in sight. */
  readonly others: readonly SolvedRecord[];
  /** Programs of one function each, whose mended lines are known. */
  readonly lines: readonly SolvedRecord[];
}

export async function readRecords(): Promise<KnownBugs> {
  return {
    express: await readLines('express-bugs.jsonl.gz'),
    others: await readLines('other-bugs.jsonl.gz'),
    lines: await readLines('line-bugs.jsonl.gz'),
  };
}

async function readLines(name: string): Promise<readonly SolvedRecord[]> {
  const packed = await readFile(new URL(`../test/data/${name}`, import.meta.url));
  const lines = gunzipSync(packed).toString('utf8').trimEnd().split('\n');
  return lines.map((line) => JSON.parse(line) as SolvedRecord);
}
