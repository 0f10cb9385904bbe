import { StagedFiles } from '../host-port/staged-files.ts';
import { readFileInside } from '../host-port/read-file-inside.ts';

interface RestoredFile {
  readonly path: string;
  readonly bytes: Uint8Array;
}

/**
 * Puts a file back that an agent wrote before, by the rules that hold for agents: inside the roots,
 * through no link, and in the place of nothing but itself. False where it may not be there.
 */
export async function restoreFile(
  { path, bytes }: RestoredFile,
  { roots }: { readonly roots: readonly string[] },
): Promise<boolean> {
  const there = await readFileInside(path, { roots, maxBytes: bytes.byteLength + 1 });
  if (there.ok) return Buffer.compare(there.value, bytes) === 0;
  const staged = new StagedFiles(roots);
  const stage = await staged.stage({ path, contents: bytes, overwrite: false });
  return stage.ok && (await staged.place(() => Promise.resolve())).ok;
}
