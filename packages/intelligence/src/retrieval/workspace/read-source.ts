import { constants } from 'node:fs';
import { open } from 'node:fs/promises';
import type { SourceFile } from './source-file.ts';

/** Neither a link nor a pipe that took the place of the file meanwhile is read. */
const flags = constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK;

/** The bytes of a file, at most `mostBytes`; null when it cannot be read, or grew beyond. */
export async function readSource(
  { absolutePath }: SourceFile,
  mostBytes: number,
): Promise<Buffer | null> {
  try {
    await using file = await open(absolutePath, flags);
    const facts = await file.stat();
    if (!facts.isFile() || facts.size > mostBytes) return null;
    const buffer = Buffer.allocUnsafe(facts.size);
    const { bytesRead } = await file.read(buffer, 0, facts.size, 0);
    return buffer.subarray(0, bytesRead);
  } catch {
    return null;
  }
}
