/**
 * Packs every public package, installs the tarballs in a scratch project as a stranger would, and
 * uses them: the command line, `graph` alone, `schema` alone.
 */
import { execFileSync } from 'node:child_process';
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));
const scratch = mkdtempSync(join(tmpdir(), 'dispatch-packed-'));
const tarballs = join(scratch, 'tarballs');
mkdirSync(tarballs);

try {
  pack();
  useLibrary('graph-alone', ['graph', 'schema']);
  useLibrary('schema-alone', ['schema']);
  useCommand();
  console.log('packed packages: all used from a scratch project');
} finally {
  rmSync(scratch, { recursive: true, force: true });
}

function pack(): void {
  for (const folder of ['packages', 'apps']) {
    for (const name of readdirSync(join(root, folder))) {
      run('pnpm', ['pack', '--pack-destination', tarballs], join(root, folder, name));
    }
  }
}

/** `scratch/<name>` with the named packages from their tarballs, all else from the registry. */
function project(name: string, packages: readonly string[]): string {
  const folder = join(scratch, name);
  mkdirSync(folder);
  const files = readdirSync(tarballs);
  const dependencies = Object.fromEntries(
    packages.map((one) => {
      const file = files.find(
        (candidate) =>
          candidate.startsWith(`parallel-dispatcher-${one}-0`) ||
          new RegExp(`^parallel-dispatcher-${one}-\\d`).test(candidate),
      );
      if (file === undefined) throw new Error(`no tarball of ${one} among ${files.join(', ')}`);
      return [`@parallel-dispatcher/${one}`, `file:${join(tarballs, file)}`];
    }),
  );
  writeFileSync(
    join(folder, 'package.json'),
    JSON.stringify({
      private: true,
      type: 'module',
      dependencies: { ...dependencies, zod: '^4.0.0', '@types/node': '^24.0.0' },
    }),
  );
  run('npm', ['install', '--no-audit', '--no-fund', '--loglevel=error'], folder);
  return folder;
}

function useLibrary(consumer: string, packages: readonly string[]): void {
  const folder = project(consumer, packages);
  cpSync(join(root, 'e2e/packed/consumer', `${consumer}.ts`), join(folder, 'use.ts'));
  run(process.execPath, ['use.ts'], folder);
  const options =
    '--noEmit --strict --types node --module nodenext --target es2023 --resolveJsonModule use.ts'.split(
      ' ',
    );
  run('tsc', options, folder);
}

function useCommand(): void {
  const all = ['packages', 'apps'].flatMap((folder) => readdirSync(join(root, folder)));
  const folder = project('command', all);
  cpSync(join(root, 'examples/quickstart/project'), join(folder, 'project'), { recursive: true });
  const plan = readFileSync(join(root, 'examples/quickstart/plan.json'), 'utf8');
  writeFileSync(
    join(folder, 'plan.json'),
    plan.replaceAll('/path/to/project', join(folder, 'project')),
  );
  const dispatch = join(folder, 'node_modules/.bin/dispatch');
  const output = run(dispatch, ['run', 'plan.json'], folder);
  const result = JSON.parse(output) as { status: string };
  if (result.status !== 'success') throw new Error(`the quickstart ended as ${output}`);
}

function run(command: string, args: readonly string[], cwd: string): string {
  return execFileSync(command, args, {
    cwd,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
  });
}
