import { createRequire } from 'node:module';
import { isAbsolute, join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

/**
 * The `file:` URL of an agent's light module. A path is relative to `directory`; a package is
 * found as a module in `directory` would find it, its `./agent` export before its main one.
 */
export function resolveAgentModule(from: string, directory: string): string | undefined {
  if (from.startsWith('.') || isAbsolute(from)) return pathToFileURL(resolve(directory, from)).href;
  const { resolve: resolvePackage } = createRequire(join(directory, 'agent.js'));
  for (const specifier of [`${from}/agent`, from]) {
    try {
      return pathToFileURL(resolvePackage(specifier)).href;
    } catch {
      continue;
    }
  }
  return undefined;
}
