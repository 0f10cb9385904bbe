import { posix } from 'node:path';
import type { CoderInput } from '@parallel-dispatcher/schema';
import { inputError } from './input-error.ts';

/** Where the files go. */
export interface OutputPlan {
  readonly folder: string;
  /** The file that `output_path` names; undefined where it names a folder. */
  readonly nodeFile: string | undefined;
}

/**
 * Reads `output_path`: a path that ends in `.ts` is the node's file, anything else a folder.
 * @throws AgentError with `LANGUAGE_UNSUPPORTED` or `OUTPUT_PATH_UNSUPPORTED`.
 */
export function planOutput({ output_path: path, language }: CoderInput): OutputPlan {
  const python = /\.pyi?$/i.test(path);
  if (python || (language !== null && language !== 'typescript')) {
    throw inputError({
      code: 'LANGUAGE_UNSUPPORTED',
      message: `Nodes are generated in TypeScript so far, not in ${language ?? 'python'}.`,
      path: python ? 'output_path' : 'language',
      hint: 'Give an output_path that ends in .ts or is a folder, and language "typescript" or none.',
    });
  }
  if (/\.(?:d\.ts|test\.ts|[cm]?jsx?|tsx|[cm]ts|json|ya?ml|md|txt)$/i.test(path)) {
    throw inputError({
      code: 'OUTPUT_PATH_UNSUPPORTED',
      message: `The node cannot be written to ${posix.basename(path)}: it is a .ts file.`,
      path: 'output_path',
      hint: 'End output_path in .ts, such as node_order_total_compute.ts, or name a folder.',
    });
  }
  if (!path.endsWith('.ts')) return { folder: path, nodeFile: undefined };
  return { folder: posix.dirname(path), nodeFile: posix.basename(path) };
}
