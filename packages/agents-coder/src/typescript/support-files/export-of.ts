import { readdirSync, readFileSync } from 'node:fs';

const folder = new URL('../../../src/typescript/support/', import.meta.url);

interface Export {
  readonly name: string;
  /** Whether an import of it needs `type`. */
  readonly isType: boolean;
}

/** Each support module by its file name, with the export that it is named after. */
const exports: ReadonlyMap<string, Export> = new Map(
  readdirSync(folder).map((file) => {
    const module = file.replace(/\.ts$/, '');
    const text = readFileSync(new URL(file, folder), 'utf8');
    const wanted = module.replaceAll('-', '');
    const [, kind = '', name = ''] =
      [...text.matchAll(/^export (?:async )?(function|class|interface|type|const) (\w+)/gm)].find(
        ([, , exported = '']) => exported.toLowerCase() === wanted,
      ) ?? [];
    return [module, { name, isType: kind === 'interface' || kind === 'type' }];
  }),
);

/** Names that support modules export, so that no const of a node takes one. */
export const supportNames: readonly string[] = [...exports.values()].map(({ name }) => name);

/** The export that a support module is named after: `round-half-up` -> `roundHalfUp`. */
export function exportOf(module: string): string {
  const found = exports.get(module);
  if (found === undefined) throw new RangeError(`There is no support module ${module}.`);
  return found.name;
}

/** Modules whose export is a type only, so that an import of it needs `type`. */
export function isTypeOnly(module: string): boolean {
  return exports.get(module)?.isType === true;
}
