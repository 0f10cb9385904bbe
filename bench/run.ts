/**
 * `pnpm bench`: every figure of the repository, one after the other, beside its goal. Exits with 1
 * when something broke, never for a goal that was missed.
 *
 *     node bench/run.ts [--smoke] [suite ...]
 */
import { parseArgs } from 'node:util';
import { judge } from './harness/judge.ts';
import { describeMachine } from './harness/machine.ts';
import { printFigure } from './harness/print-figure.ts';
import { writeResults, type Results } from './harness/results.ts';
import { suites } from './suites/index.ts';

const { values, positionals } = parseArgs({
  options: { smoke: { type: 'boolean', default: false } },
  allowPositionals: true,
});
const unknown = positionals.filter((name) => !suites.some((suite) => suite.name === name));
if (unknown.length > 0) {
  const known = suites.map((suite) => suite.name).join(', ');
  throw new Error(`There is no suite ${unknown.join(', ')}; there are ${known}.`);
}

const machine = describeMachine();
console.log(
  `${machine.cores} cores (${machine.processor}), ${machine.memoryGb} GB, Node ${machine.node}, ${machine.system}, load ${machine.load}`,
);
if (machine.load > machine.cores) console.log('The machine is busy with other things.');

const figures: Results['figures'][number][] = [];
for (const suite of suites) {
  if (positionals.length > 0 && !positionals.includes(suite.name)) continue;
  console.log(`\n# ${suite.name}`);
  try {
    for await (const figure of suite.measure({ smoke: values.smoke })) {
      const judged = { suite: suite.name, ...figure, verdict: judge(figure) };
      figures.push(judged);
      printFigure(judged, values.smoke ? undefined : judged.verdict);
    }
  } catch (error) {
    console.error(error);
    process.exitCode = 1;
  }
}

const missed = figures.filter((figure) => figure.verdict === 'missed').length;
const met = figures.filter((figure) => figure.verdict === 'met').length;
if (values.smoke) {
  console.log(`\n${figures.length} figures were measured; at these sizes they mean nothing.`);
} else {
  writeResults({ measuredAt: new Date().toISOString(), machine, figures });
  console.log(`\n${met} goals met, ${missed} missed. All of it: bench/results.json`);
}
