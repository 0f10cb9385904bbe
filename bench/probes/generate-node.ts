import { readdirSync, readFileSync } from 'node:fs';
import { generateNode } from '@parallel-dispatcher/agents-coder';
import { answerProbe } from '../harness/answer-probe.ts';
import { probeOptions } from '../harness/probe-options.ts';

/** Nodes from contracts, warm, without type check. */
const { rounds } = probeOptions() as { readonly rounds: number };
const folder = new URL('../../packages/agents-coder/test/fixtures/contracts/', import.meta.url);
const texts = readdirSync(folder).map((file) => readFileSync(new URL(file, folder), 'utf8'));

for (const text of texts) await generateNode(text);
const wallMs: number[][] = [];
for (const text of texts) {
  const times: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const started = performance.now();
    await generateNode(text);
    times.push(performance.now() - started);
  }
  wallMs.push(times);
}
answerProbe({ wallMs });
