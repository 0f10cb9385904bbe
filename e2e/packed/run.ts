/**
 * Packs every public package, checks the tarballs, installs them in scratch projects as a stranger
 * would, and uses them: the command line, `graph` alone, `schema` alone.
 */
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { lintTarball } from './lint-tarball.ts';
import { packPackages } from './pack-packages.ts';
import { useCommand } from './use-command.ts';
import { useLibrary } from './use-library.ts';

const [graph, schema] = ['@parallel-dispatcher/graph', '@parallel-dispatcher/schema'];

const folder = mkdtempSync(join(tmpdir(), 'dispatch-packed-'));
try {
  const destination = join(folder, 'tarballs');
  mkdirSync(destination);
  const tarballs = packPackages(destination);
  for (const tarball of tarballs.values()) lintTarball(tarball);
  console.log(`packed packages: publint and attw find nothing in ${tarballs.size}`);
  useLibrary('graph-alone', { folder, tarballs, packages: [graph, schema] });
  useLibrary('schema-alone', { folder, tarballs, packages: [schema] });
  useCommand({ folder, tarballs });
  console.log('packed packages: all used from a scratch project');
} finally {
  rmSync(folder, { recursive: true, force: true });
}
