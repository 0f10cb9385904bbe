import { posix } from 'node:path';
import type { CoderInput } from '@parallel-dispatcher/schema';
import type { Language } from '../node/node-names.ts';
import { inputError } from './input-error.ts';

/** Where the files go, and in which language. */
export interface OutputPlan {
  readonly folder: string;
  /** The file that `output_path` names; undefined where it names a folder. */
  readonly nodeFile: string | undefined;
  readonly language: Language;
}

const languages: Readonly<Record<string, Language>> = {
  typescript: 'typescript',
  ts: 'typescript',
  python: 'python',
  py: 'python',
};

const endings = { typescript: '.ts', python: '.py' } as const;

/**
 * Reads `output_path` and `language`: a path that ends in `.ts` or `.py` is the node's file,
 * anything else a folder.
 * @throws AgentError with `LANGUAGE_UNSUPPORTED`, `CONTRACT_CONTRADICTION` or
 * `OUTPUT_PATH_UNSUPPORTED`.
 */
export function planOutput({ output_path: path, language: named }: CoderInput): OutputPlan {
  const asked = named === null ? undefined : languages[named.toLowerCase()];
  if (named !== null && asked === undefined) {
    throw inputError({
      code: 'LANGUAGE_UNSUPPORTED',
      message: `Nodes are generated in TypeScript and in Python, not in ${named}.`,
      path: 'language',
      hint: 'Give language "typescript" or "python", or none and an output_path that ends in .ts or .py.',
    });
  }
  if (/\.(?:pyi|d\.ts|test\.ts|[cm]?jsx?|tsx|[cm]ts|json|ya?ml|md|txt)$/i.test(path)) {
    throw inputError({
      code: 'OUTPUT_PATH_UNSUPPORTED',
      message: `The node cannot be written to ${posix.basename(path)}: it is a .ts or a .py file.`,
      path: 'output_path',
      hint: 'End output_path in .ts or .py, such as node_order_total_compute.ts, or name a folder.',
    });
  }
  const ending = /\.(ts|py)$/i.exec(path)?.[1]?.toLowerCase();
  if (ending === undefined) {
    return { folder: path, nodeFile: undefined, language: asked ?? 'typescript' };
  }
  const language = ending === 'py' ? 'python' : 'typescript';
  if (asked !== undefined && asked !== language) {
    throw inputError({
      code: 'CONTRACT_CONTRADICTION',
      message: `language is ${named}, and output_path ends in .${ending}.`,
      path: 'language',
      hint: `Leave language out, or end output_path in ${endings[asked]}.`,
    });
  }
  return { folder: posix.dirname(path), nodeFile: posix.basename(path), language };
}
