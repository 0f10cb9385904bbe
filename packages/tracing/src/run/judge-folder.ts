import type { FileFacts } from '../files/file-system.ts';

/** Whether traces may go to a folder, and what its owner should know when they do. */
export type FolderJudgement =
  | { readonly ok: true; readonly warnings: readonly string[] }
  | { readonly ok: false; readonly reason: string };

interface JudgedFolder {
  readonly path: string;
  readonly found: Pick<FileFacts, 'kind' | 'mode' | 'uid'>;
  /** The user we are; undefined on systems without user numbers. */
  readonly uid: number | undefined;
}

/**
 * Ours is good enough, also where others may write, as under the umask 002 of many systems: what is
 * created inside is private. The folder of another user is refused, except by root, who may be
 * asked to write there.
 */
export function judgeFolder({ path, found, uid }: JudgedFolder): FolderJudgement {
  if (found.kind !== 'folder') {
    return { ok: false, reason: `no traces in ${path}: it is a ${found.kind}, not a folder` };
  }
  const foreign = uid !== undefined && found.uid !== uid;
  if (foreign && uid !== 0) {
    const reason = `no traces in ${path}: it belongs to user ${found.uid}, not to us`;
    return { ok: false, reason };
  }
  const warnings = foreign
    ? [`${path} belongs to user ${found.uid}, who can replace or delete traces`]
    : [];
  const writers = describeWriters({ path, mode: found.mode });
  return { ok: true, warnings: writers === null ? warnings : [...warnings, writers] };
}

function describeWriters({ path, mode }: { path: string; mode: number }): string | null {
  const fix = `chmod go-w ${path}`;
  if ((mode & 0o022) === 0) return null;
  if ((mode & 0o002) === 0) {
    return `the group of ${path} may write to it, so its members can replace or delete traces: ${fix}`;
  }
  return (mode & 0o1000) === 0
    ? `${path} is not safe: every user of this machine can replace or delete traces there: ${fix}`
    : `every user of this machine may add files to ${path}: ${fix}`;
}
