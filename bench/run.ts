/** `pnpm bench`: every measurement of the repository, one after the other. */
import { spawnSync } from 'node:child_process';
import { globSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const files = [
  ...globSync('packages/*/bench/*.ts', { cwd: root }).toSorted(),
  'bench/cli-start.ts',
];

for (const file of files) {
  console.log(`\n# ${file}`);
  const ran = spawnSync(process.execPath, ['--no-warnings', file], { cwd: root, stdio: 'inherit' });
  if (ran.status !== 0) process.exitCode = 1;
}
