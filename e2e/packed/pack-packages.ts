import { listPublicPackages } from './public-packages.ts';
import { runProgram } from './run-program.ts';

/** Packs every public package; answers the tarball of each name. */
export function packPackages(destination: string): ReadonlyMap<string, string> {
  return new Map(
    listPublicPackages().map(({ name, folder }) => {
      const command = ['pnpm', 'pack', '--json', '--pack-destination', destination] as const;
      const { filename } = JSON.parse(runProgram(command, folder)) as { filename: string };
      return [name, filename];
    }),
  );
}
