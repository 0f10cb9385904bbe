import { posix } from 'node:path';
import type { AgentError } from '@parallel-dispatcher/agent';
import type { GeneratedNode } from '../generate-node.ts';
import { inputError } from './input-error.ts';

interface Place {
  readonly folder: string;
  readonly readText: (path: string) => Promise<string>;
}

/**
 * Files that are there already with the very same text, such as a model that two nodes share.
 * @throws AgentError with `FILE_EXISTS` for one that would be replaced, the node's own at any text.
 */
export async function findExisting(
  { files, nodeFile }: GeneratedNode,
  { folder, readText }: Place,
): Promise<ReadonlySet<string>> {
  const same = new Set<string>();
  for (const { path, contents } of files) {
    const target = posix.join(folder, path);
    const held = await textOrNull(target, readText);
    if (held === null) continue;
    if (held === contents && path !== nodeFile) {
      same.add(path);
      continue;
    }
    throw fileExists(target);
  }
  return same;
}

export function fileExists(target: string): AgentError {
  return inputError({
    code: 'FILE_EXISTS',
    message: `${target} is there already.`,
    path: 'output_path',
    hint: 'Set "overwrite": true to replace it, or choose another output_path.',
  });
}

/** Null where there is no file to read; what else keeps it from being written, writing will say. */
export async function textOrNull(
  path: string,
  readText: Place['readText'],
): Promise<string | null> {
  try {
    return await readText(path);
  } catch {
    return null;
  }
}
