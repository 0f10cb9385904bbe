import { readdirSync, readFileSync } from 'node:fs';
import { generateNode } from '../src/index.ts';

/** Milliseconds a node takes from its contract to its files, warm, without type check. Goal: 150. */
const folder = new URL('../test/fixtures/contracts/', import.meta.url);
const contracts = readdirSync(folder).map(
  (file) => [file, readFileSync(new URL(file, folder), 'utf8')] as const,
);
const rounds = 10;

for (const [, text] of contracts) await generateNode(text);
const times: { contract: string; medianMs: number; unformattedMs: number }[] = [];
for (const [contract, text] of contracts) {
  const measure = async (format: boolean): Promise<number> => {
    const taken: number[] = [];
    for (let round = 0; round < rounds; round += 1) {
      const start = performance.now();
      await generateNode(text, { format });
      taken.push(performance.now() - start);
    }
    return Number((taken.toSorted((left, right) => left - right)[rounds / 2] ?? 0).toFixed(1));
  };
  times.push({ contract, medianMs: await measure(true), unformattedMs: await measure(false) });
}
process.stdout.write(`${JSON.stringify(times, null, 2)}\n`);
