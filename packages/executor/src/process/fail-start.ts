import { writeSync } from 'node:fs';
import { inspect } from 'node:util';

/** Taken before late calls of it are refused. */
const exit = process.exit.bind(process);

const stderr = 2;

/** Ends a process that cannot run its call, so that nobody waits for it; says why. */
export function failStart(thrown: unknown): never {
  writeSync(stderr, `${inspect(thrown)}\n`);
  return exit(1);
}
