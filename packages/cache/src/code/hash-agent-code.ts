import { relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createDigest } from '../key/create-digest.ts';
import { findFile } from './find-file.ts';
import { findPackageFolder } from './find-package.ts';
import { walkCode } from './walk-code.ts';

export interface AgentCode {
  /**
   * Null when a file cannot be read or there are too many: such an agent has no key, so it is not
   * cached.
   */
  readonly sha256: string | null;
  /** Real paths of what was hashed, sorted. */
  readonly files: readonly string[];
  /** Packages of which the version counts, such as `zod@4.6.7`, sorted. */
  readonly packages: readonly string[];
  /** What was not seen and why; empty when the hash covers all that the text of the code names. */
  readonly notes: readonly string[];
}

const known = new Map<string, Promise<AgentCode>>();

/**
 * A hash of an agent's module (a `file:` URL or an absolute path) and of all it imports by relative
 * path or from a linked package, with the versions of installed packages. It does not change when
 * the package moves. Worked out once a process, as Node loads a module once; `fresh` does it anew.
 */
export function hashAgentCode(
  moduleUrl: string | URL,
  { fresh = false }: { readonly fresh?: boolean } = {},
): Promise<AgentCode> {
  const name = String(moduleUrl);
  const before = fresh ? undefined : known.get(name);
  if (before !== undefined) return before;
  const hashed = hash(name);
  known.set(name, hashed);
  return hashed;
}

async function hash(name: string): Promise<AgentCode> {
  const start = await fileOf(name);
  if (start === undefined) {
    return {
      sha256: null,
      files: [],
      packages: [],
      notes: [`${name} is no file that can be read`],
    };
  }
  const walked = await walkCode(start);
  const root = await findPackageFolder(start);
  const files = [...walked.files.keys()].sort();
  const packages = [...walked.packages].sort();
  const contents = files
    .map((file) => [relative(root, file).split(sep).join('/'), walked.files.get(file) ?? null])
    .sort(([a], [b]) => (String(a) < String(b) ? -1 : 1));
  const sha256 = walked.whole ? createDigest()('agent-code-1', { contents, packages }) : null;
  return { sha256, files, packages, notes: [...walked.notes].sort() };
}

async function fileOf(name: string): Promise<string | undefined> {
  try {
    return await findFile(name.startsWith('file:') ? fileURLToPath(name) : name);
  } catch {
    return undefined;
  }
}
