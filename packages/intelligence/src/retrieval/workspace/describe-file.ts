import { lstat } from 'node:fs/promises';
import type { SourceFile } from './source-file.ts';
import type { WalkedFile } from './walked-file.ts';

/** A file with its size and time; left out when it is no file, or gone. */
export async function describeFile(
  place: Pick<SourceFile, 'path' | 'absolutePath' | 'kind'>,
): Promise<WalkedFile> {
  const facts = await lstat(place.absolutePath, { bigint: true }).catch(() => null);
  if (!facts?.isFile()) return { path: place.path, leftOut: 'unreadable' };
  const modifiedNs = facts.mtimeNs.toString();
  return { path: place.path, file: { ...place, bytes: Number(facts.size), modifiedNs } };
}
