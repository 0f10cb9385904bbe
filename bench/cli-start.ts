/**
 * The command from start to exit against `node -e 0` of the same Node, in turn, so that a slow
 * moment of the machine falls on both. Prints the median of the ratios.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const rounds = Number(process.env['ROUNDS'] ?? 15);
const bin = fileURLToPath(new URL('../apps/cli/bin/dispatch.js', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'dispatch-bench-'));
const agentFile = fileURLToPath(new URL('agents/instant.ts', import.meta.url));

writeFileSync(join(folder, 'dispatch.config.json'), JSON.stringify({ agents: [agentFile] }));
writeFileSync(join(folder, 'five.json'), planOf(5));
writeFileSync(join(folder, 'hundred.json'), planOf(100));

const commands: Readonly<Record<string, readonly string[]>> = {
  'dispatch --version': [bin, '--version'],
  'dispatch validate, 100 tasks': [bin, 'validate', 'hundred.json'],
  'dispatch run, 5 instant tasks, traces written': [bin, 'run', 'five.json'],
};

try {
  for (const [name, args] of Object.entries(commands)) compare(name, args);
} finally {
  rmSync(folder, { recursive: true, force: true });
}

function planOf(count: number): string {
  const tasks = Array.from({ length: count }, (_, n) => ({ task_id: `t${n}`, agent: 'instant' }));
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
