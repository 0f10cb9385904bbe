/** Modules that export a type or class and not a function. */
const typeModules: ReadonlySet<string> = new Set([
  'exact',
  'node-adapters',
  'node-compute',
  'node-error',
  'pattern-node',
]);

/** The one export of a support module: `add-all` -> `addAll`, `node-error` -> `NodeError`. */
export function exportOf(module: string): string {
  const name = module.replaceAll(/-([a-z])/g, (_, letter: string) => letter.toUpperCase());
  return typeModules.has(module) ? name.charAt(0).toUpperCase() + name.slice(1) : name;
}

/** Modules whose export is a type only, so that an import of it needs `type`. */
export function isTypeOnly(module: string): boolean {
  return typeModules.has(module) && module !== 'node-error';
}
