import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('../..', import.meta.url));

export interface PublicPackage {
  readonly name: string;
  readonly folder: string;
}

/** What is published: all in `packages` and `apps` that is not private. */
export function listPublicPackages(): readonly PublicPackage[] {
  return ['packages', 'apps']
    .flatMap((above) => readdirSync(join(root, above)).map((each) => join(root, above, each)))
    .map((folder) => ({ folder, manifest: readManifest(folder) }))
    .filter(({ manifest }) => manifest.private !== true)
    .map(({ folder, manifest: { name } }) => ({ name, folder }));
}

interface Manifest {
  readonly name: string;
  readonly private?: boolean;
}

function readManifest(folder: string): Manifest {
  return JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as Manifest;
}
