import type { FileFacts } from '../files/file-system.ts';

/** Whether a file belongs to the user we are. Also root removes nothing of others. */
export function isOwn({ uid }: Pick<FileFacts, 'uid'>): boolean {
  const own = process.getuid?.();
  return own === undefined || uid === own;
}
