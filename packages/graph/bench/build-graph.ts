/**
 * Microseconds a task of `buildGraph`, alone and with the graphology model, beside a bare Kahn loop
 * in the same process. Trust the ratios: single times vary with the machine.
 * Run: `pnpm exec node packages/graph/bench/build-graph.ts`, after a build.
 */
import { buildGraph, topologicalBatches } from '@parallel-dispatcher/graph';
import { bareKahn } from './peers/bare-kahn.ts';
import { planOfShape, shapes } from './plans/plan-of-shape.ts';

const sizes = [1_000, 10_000, 100_000];
/** Odd, for a median; small plans run more often, so that every cell works about as long. */
const roundsOf = (size: number): number => (size < 100_000 ? 21 : 5);

function buildValid(plan: Parameters<typeof buildGraph>[0]) {
  const built = buildGraph(plan);
  if (!built.ok) throw new Error(built.errors[0]!.message);
  return built.value;
}

const contestants = {
  kahn: bareKahn,
  build: (plan: Parameters<typeof buildGraph>[0]) => buildValid(plan).size,
  batches: (plan: Parameters<typeof buildGraph>[0]) => topologicalBatches(buildValid(plan)).length,
};
type Contestant = keyof typeof contestants;

/** Median milliseconds of each contestant; they take turns, so that noise hits all alike. */
function measure(shape: string, size: number): Record<Contestant, number> {
  const plan = planOfShape(shape, size);
  const times: Record<Contestant, number[]> = { kahn: [], build: [], batches: [] };
  const rounds = roundsOf(size);
  for (let round = 0; round < rounds; round += 1) {
    for (const [name, run] of Object.entries(contestants)) {
      const started = performance.now();
      run(plan);
      times[name as Contestant].push(performance.now() - started);
    }
  }
  const median = (name: Contestant) => times[name].sort((a, b) => a - b)[(rounds - 1) / 2]!;
  return { kahn: median('kahn'), build: median('build'), batches: median('batches') };
}

const columns = ['shape', 'tasks', 'kahn µs', 'build µs', 'ratio', '+ batches µs', 'growth'];
const widths = [8, 8, 9, 9, 7, 13, 7];
const print = (cells: readonly string[]) =>
  console.log(cells.map((cell, at) => cell.padStart(widths[at]!)).join(' '));

print(columns);
for (const shape of Object.keys(shapes)) {
  let before: number | undefined;
  for (const size of sizes) {
    const { kahn, build, batches } = measure(shape, size);
    const perTask = (milliseconds: number) => ((milliseconds * 1000) / size).toFixed(2);
    const growth = before === undefined ? '' : (build / before).toFixed(1);
    const ratio = (build / kahn).toFixed(1);
    print([shape, String(size), perTask(kahn), perTask(build), ratio, perTask(batches), growth]);
    before = build;
  }
}
console.log('\nratio: build / kahn. growth: build against ten times fewer tasks; 10 is linear.');
