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
  return answerOf(name, { command: [process.execPath], options });
}

/** The same, of a process that may use one core only, collector and compiler threads included. Linux. */
export function runProbeOnOneCore(name: string, options: object = {}): unknown {
  return answerOf(name, { command: ['taskset', '--cpu-list', '0', process.execPath], options });
}

interface Probe {
  readonly command: readonly [string, ...string[]];
  readonly options: object;
}

function answerOf(name: string, { command: [program, ...before], options }: Probe): unknown {
  const file = fileURLToPath(new URL(`../probes/${name}.ts`, import.meta.url));
  const args = [...before, '--no-warnings', file, JSON.stringify(options)];
  const ran = spawnSync(program, args, {
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
