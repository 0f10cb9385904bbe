import { constants } from 'node:fs';
import type { FileSystem } from './file-system.ts';

const { O_DIRECTORY, O_NOFOLLOW, O_RDONLY } = constants;

interface FolderOptions {
  /** Also creates the folders above. @default false, and then an existing folder is an error */
  readonly parents?: boolean;
}

/** Creates a folder that only its owner can enter, whatever the umask of the process. */
export async function makePrivateFolder(
  fs: FileSystem,
  path: string,
  { parents = false }: FolderOptions = {},
): Promise<void> {
  await fs.makeFolder(path, { parents });
  const folder = await fs.open(path, { flags: O_RDONLY | O_DIRECTORY | O_NOFOLLOW });
  try {
    await fs.changeMode(folder, 0o700);
  } finally {
    await fs.close(folder);
  }
}
