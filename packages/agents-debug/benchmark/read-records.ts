import { readFile } from 'node:fs/promises';
import { gunzipSync } from 'node:zlib';
import type { SolvedRecord } from '../src/ranking/fault-record.ts';

/** The 26 bugs of Express, see test/data/README.md. */
export async function readRecords(): Promise<readonly SolvedRecord[]> {
  const packed = await readFile(new URL('../test/data/express-bugs.jsonl.gz', import.meta.url));
  const lines = gunzipSync(packed).toString('utf8').trimEnd().split('\n');
  return lines.map((line) => JSON.parse(line) as SolvedRecord);
}
