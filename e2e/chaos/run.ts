/** `pnpm chaos --runs 200 --seed 1`: kills real runs at random places and resumes them. */
import { parseArgs } from 'node:util';
import { chaosRound } from './chaos-round.ts';

const { values } = parseArgs({
  options: {
    runs: { type: 'string', default: '30' },
    seed: { type: 'string', default: String(Date.now() % 1_000_000) },
  },
});
const runs = Number(values.runs);
const first = Number(values.seed);
let kills = 0;
let faulty = 0;

console.log(`${runs} runs from seed ${first}`);
for (let seed = first; seed < first + runs; seed += 1) {
  const round = await chaosRound(seed);
  kills += round.kills;
  if (round.faults.length === 0) continue;
  faulty += 1;
  console.log(`seed ${seed}, ${round.kills} kills:\n  ${round.faults.join('\n  ')}`);
}
console.log(`${runs} runs, ${kills} kills, ${faulty} with faults`);
if (faulty > 0 || kills < runs) process.exitCode = 1;
