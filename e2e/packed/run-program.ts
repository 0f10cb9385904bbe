import { execFileSync } from 'node:child_process';

/**
 * Runs a program in a folder and answers what it printed.
 * @throws Error that ends the suite when the program fails; what it said is above it.
 */
export function runProgram(
  [command, ...args]: readonly [string, ...string[]],
  folder: string,
): string {
  return execFileSync(command, args, {
    cwd: folder,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
  });
}
