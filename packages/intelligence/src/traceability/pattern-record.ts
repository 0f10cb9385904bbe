import { constants } from 'node:fs';
import { mkdir, open, readFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { patternUseSchema, type PatternUse } from './pattern-use.ts';

export interface RecordedUses {
  /** In the order they were recorded. */
  readonly uses: readonly PatternUse[];
  /** Lines that are none, such as one that was cut off when its process died. */
  readonly unreadableLines: number;
}

const flags = constants.O_WRONLY | constants.O_APPEND | constants.O_CREAT;

/**
 * Adds a use at the end of a file and waits until the disk has it. One write of one line, which the OS
 * puts behind those of other processes. It begins with a line break of its own, so that what a process
 * left half written stays apart.
 * @throws what the file system throws.
 */
export async function appendUse(file: string, use: PatternUse): Promise<void> {
  await mkdir(dirname(file), { recursive: true, mode: 0o700 });
  await using handle = await open(file, flags, 0o600);
  await handle.write(`\n${JSON.stringify(use)}\n`);
  await handle.datasync();
}

/** All uses in a file; none without it. @throws what the file system throws. */
export async function readUses(file: string): Promise<RecordedUses> {
  const text = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return '';
    throw error;
  });
  const lines = text.split('\n').filter((line) => line !== '');
  const uses = lines.flatMap((line) => readLine(line) ?? []);
  return { uses, unreadableLines: lines.length - uses.length };
}

function readLine(line: string): PatternUse | null {
  try {
    return patternUseSchema.safeParse(JSON.parse(line)).data ?? null;
  } catch {
    return null;
  }
}
