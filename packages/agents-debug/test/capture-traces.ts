/**
 * Runs every project in `fixtures/` and keeps what it prints as `trace-<n>.txt`, with `{{root}}`
 * for its folder. Run by hand when a fixture changes: `pnpm exec node test/capture-traces.ts`.
 */
import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const fixtures = join(import.meta.dirname, 'fixtures');

for (const name of readdirSync(fixtures)) {
  const root = join(fixtures, name);
  const { commands } = JSON.parse(readFileSync(join(root, 'case.json'), 'utf8')) as {
    commands: [string, ...string[]][];
  };
  for (const [at, [program, ...args]] of commands.entries()) {
    const command = program === 'node' ? process.execPath : program;
    const env = { PATH: process.env['PATH'], NODE_NO_WARNINGS: '1' };
    const { stdout, stderr } = spawnSync(command, args, { cwd: root, encoding: 'utf8', env });
    writeFileSync(
      join(root, `trace-${at + 1}.txt`),
      (stdout + stderr).replaceAll(root, '{{root}}'),
    );
  }
}
