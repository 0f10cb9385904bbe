import type { Stats } from 'node:fs';
import type { FileFacts } from './file-system.ts';

/** What Node says of a path, as the traces ask it. */
export function factsOf(stats: Stats): FileFacts {
  return { kind: kindOf(stats), mode: stats.mode & 0o7777, uid: stats.uid, bytes: stats.size };
}

function kindOf(stats: Stats): FileFacts['kind'] {
  if (stats.isFile()) return 'file';
  if (stats.isDirectory()) return 'folder';
  return stats.isSymbolicLink() ? 'link' : 'other';
}
