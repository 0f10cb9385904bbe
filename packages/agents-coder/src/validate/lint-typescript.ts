import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { CheckOptions } from './check-types.ts';
import { notRun, stopped } from './part-not-run.ts';
import { runCommand } from './run-command.ts';
import type { ValidationPart } from './validation.ts';

/**
 * What is outright wrong or most likely so; matters of style are the formatter's. A contract may
 * say what always holds, or a wait of 0.
 */
const rules = [
  '-A=all -D=correctness -D=suspicious -A=no-shadow -A=no-constant-condition -A=erasing-op',
  '-D=eqeqeq -D=no-var -D=prefer-const -D=typescript/no-explicit-any --disable-unicorn-plugin',
]
  .join(' ')
  .split(' ');

/** What oxlint says of the TypeScript files of a folder. */
export async function lintTypescript(
  folder: string,
  files: readonly string[],
  ...[options]: [CheckOptions]
): Promise<ValidationPart> {
  const linter = findLinter();
  if (linter === undefined) return notRun('oxlint is not installed for this platform', 'oxlint');
  const sources = files.filter((file) => file.endsWith('.ts'));
  const result = await runCommand({
    command: process.execPath,
    args: [
      linter.script,
      ...rules,
      '--disable-nested-config',
      '--threads=1',
      '--format=unix',
      ...sources,
    ],
    folder,
    env: { HOME: folder, TMPDIR: folder },
    ...options,
  });
  const command = `oxlint ${linter.version} ${rules.join(' ')}`;
  if (result.kind === 'stopped') return stopped(result.reason, command);
  const found = result.output.split('\n').filter((line) => /^\S+:\d+:\d+: /.test(line));
  if (result.code !== 0 && found.length === 0) {
    return notRun(`oxlint ended with ${result.code}: ${result.output.trim().slice(-300)}`, command);
  }
  return {
    passed: found.length === 0,
    reason: found[0] ?? null,
    evidence: [command, `${sources.length} files, ${found.length} findings`, ...found.slice(0, 20)],
  };
}

function findLinter(): { readonly script: string; readonly version: string } | undefined {
  try {
    const require = createRequire(import.meta.url);
    const manifest = require.resolve('oxlint/package.json');
    const { version } = require(manifest) as { version: string };
    return { script: join(dirname(manifest), 'bin', 'oxlint'), version };
  } catch {
    return undefined;
  }
}
