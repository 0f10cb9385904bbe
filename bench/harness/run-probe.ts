import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/** Longer than any probe takes, also on a busy machine. */
const mostMs = 10 * 60_000;

/**
 * Measures in a process of its own, so that neither its memory nor what the engine learnt from
 * other measurements is in the answer. A probe is a file of `probes/`: it gets its options as JSON
 * in its first argument and prints one line of JSON.
 * The caller says of which type the answer is.
 * @throws {Error} when the probe does not exit with 0.
 */
export function runProbe(name: string, options: object = {}): unknown {
  const file = fileURLToPath(new URL(`../probes/${name}.ts`, import.meta.url));
  const ran = spawnSync(process.execPath, ['--no-warnings', file, JSON.stringify(options)], {
    encoding: 'utf8',
    maxBuffer: 64 * 2 ** 20,
    timeout: mostMs,
  });
  if (ran.status !== 0) {
    const why = ran.stderr.trim() || ran.error?.message || `signal ${ran.signal}`;
    throw new Error(
      `The probe ${name} ${JSON.stringify(options)} ended with ${ran.status}: ${why}`,
    );
  }
  return JSON.parse(ran.stdout);
}
