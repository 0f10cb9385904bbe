import type { NodeNames } from '../node/node-names.ts';
import { importFrom, pythonImports } from './python-imports.ts';
import { bundlePython, usedSupport } from './support-files.ts';

interface AdaptersOf {
  readonly names: NodeNames;
  /** What the source uses of the adapters. */
  readonly wanted: readonly string[];
  readonly imports?: readonly string[];
}

/** Source of a file of adapters: those that are wanted, then what is the node's own. */
export function adaptersFile(source: string, { names, wanted, imports = [] }: AdaptersOf): string {
  const bundle = bundlePython('adapters', wanted);
  const body = `${bundle.body}\n\n\n${source}`.trim();
  const used = usedSupport(body);
  const lines = [...bundle.imports, ...imports, importFrom(names.supportFile, used)];
  return `${pythonImports(body, lines)}\n\n\n${body}\n`;
}
