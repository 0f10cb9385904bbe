/**
 * `pnpm fuzz --runs 1000000 --seed 7`: mutated plans through parsing, graph and preflight until one
 * breaks something. `--runs 1 --seed N` tries the one plan that a failure named.
 */
import { parseArgs } from 'node:util';
import { fuzzPlans } from '../packages/runtime/test/fuzz/fuzz-plans.ts';

const { values } = parseArgs({
  options: { runs: { type: 'string', default: '10000' }, seed: { type: 'string' } },
});
const runs = Number(values.runs);
const seed = Number(values.seed ?? Math.floor(Math.random() * 2 ** 31));
if (!Number.isSafeInteger(runs) || runs < 1 || !Number.isSafeInteger(seed)) {
  throw new Error('--runs and --seed are whole numbers.');
}

console.log(`${runs} plans from seed ${seed}`);
const started = performance.now();
const fates = await fuzzPlans({
  runs,
  seed,
  validations: Math.ceil(runs / 33),
  onProgress: (done) => console.log(`  ${done} of ${runs}`),
});
const seconds = ((performance.now() - started) / 1000).toFixed(1);
console.log(`nothing broke in ${seconds} s: ${JSON.stringify(fates)}`);
