import { basename, dirname } from 'node:path';
import { realRootsOf } from './check-path.ts';
import { isInside } from './is-inside.ts';
import { openFolder } from './open-folder.ts';

export interface PlaceRules {
  /** As `checkPath` answered it. */
  readonly real: string;
  readonly roots: readonly string[];
  /** Whether missing folders above are made. */
  readonly create: boolean;
}

export interface FilePlace {
  readonly name: string;
  readonly pathOf: (name: string) => string;
}

/**
 * Works in the folder of a file by paths that cannot leave the roots: the folder is opened name by
 * name first, never through a link.
 */
export async function withParent<Value>(
  rules: PlaceRules,
  work: (place: FilePlace) => Promise<Value>,
): Promise<Value> {
  const parent = dirname(rules.real);
  const root = (await realRootsOf(rules.roots)).find((each) => isInside(parent, each));
  if (root === undefined) throw new Error(`No allowed folder holds ${rules.real}`);
  await using folder = await openFolder(parent, { root, create: rules.create });
  return await work({ name: basename(rules.real), pathOf: (name) => folder.pathOf(name) });
}
