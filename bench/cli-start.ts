/**
 * The command from start to exit against `node -e 0` of the same Node, in turn, so that a slow
 * moment of the machine falls on both. Prints the median of the ratios. Then the whole command,
 * cold, with tasks that wait half a second, against the same tasks one after the other.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const rounds = Number(process.env['ROUNDS'] ?? 15);
const bin = fileURLToPath(new URL('../apps/cli/bin/dispatch.js', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'dispatch-bench-'));
const agents = ['instant', 'half-second'].map((name) =>
  fileURLToPath(new URL(`agents/${name}.ts`, import.meta.url)),
);

writeFileSync(join(folder, 'dispatch.config.json'), JSON.stringify({ agents }));
writeFileSync(join(folder, 'five.json'), planOf(5, 'instant'));
writeFileSync(join(folder, 'hundred.json'), planOf(100, 'instant'));
writeFileSync(join(folder, 'five-waits.json'), planOf(5, 'half-second'));
writeFileSync(join(folder, 'ten-waits.json'), planOf(10, 'half-second'));

const commands: Readonly<Record<string, readonly string[]>> = {
  'dispatch --version': [bin, '--version'],
  'dispatch validate, 100 tasks': [bin, 'validate', 'hundred.json'],
  'dispatch run, 5 instant tasks, traces written': [bin, 'run', 'five.json'],
};

try {
  for (const [name, args] of Object.entries(commands)) compare(name, args);
  speedUp(5, [bin, 'run', 'five-waits.json']);
  speedUp(10, [bin, 'run', 'ten-waits.json', '--max-workers', '10']);
} finally {
  rmSync(folder, { recursive: true, force: true });
}

function planOf(count: number, agent: string): string {
  const tasks = Array.from({ length: count }, (_, n) => ({ task_id: `t${n}`, agent }));
  return JSON.stringify({ tasks });
}

function compare(name: string, args: readonly string[]): void {
  time(['-e', '0']);
  time(args);
  const pairs = Array.from({ length: rounds }, () => ({
    floor: time(['-e', '0']),
    ours: time(args),
  }));
  const ratio = median(pairs.map(({ floor, ours }) => ours / floor));
  const floor = median(pairs.map((pair) => pair.floor));
  const ours = median(pairs.map((pair) => pair.ours));
  console.log(
    `${name}: ${ratio.toFixed(2)} x node -e 0 (${ours.toFixed(0)} ms against ${floor.toFixed(0)} ms)`,
  );
}

/** How much sooner the tasks are done than one after the other, the start of the command included. */
function speedUp(width: number, args: readonly string[]): void {
  time(args);
  const ours = median(Array.from({ length: rounds }, () => time(args)));
  const sequential = width * 500;
  console.log(
    `dispatch run, ${width} x 500 ms at once, cold: ${(sequential / ours).toFixed(2)} times as fast (${ours.toFixed(0)} ms against ${sequential} ms)`,
  );
}

/** Milliseconds from start to exit. */
function time(args: readonly string[]): number {
  const started = performance.now();
  const ran = spawnSync(process.execPath, args, {
    cwd: folder,
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  if (ran.status !== 0)
    throw new Error(`${args.join(' ')} ended with ${ran.status}: ${String(ran.stderr)}`);
  return performance.now() - started;
}

function median(values: readonly number[]): number {
  const sorted = values.toSorted((left, right) => left - right);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}
