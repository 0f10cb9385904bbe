import {
  findAntiPatterns,
  findTypeFaults,
  sourceLanguage,
} from '@parallel-dispatcher/code-analysis';
import { describePattern } from '../facts/describe-pattern.ts';
import type { Fact } from '../facts/fact.ts';
import type { Collector } from './collector.ts';
import { filesToAnalyse } from './files-to-analyse.ts';

/** The checker takes longer with each, and the fault is seldom in the last. */
const mostFiles = 20;

/** Type errors of the given files that the TypeScript compiler itself knows to mend. */
export const types: Collector = {
  name: 'types',
  depths: ['standard', 'deep'],
  collect: async (failure, signal) => {
    const files = filesToAnalyse(failure).slice(0, mostFiles);
    const reads = await Promise.all(files.map((file) => failure.sources.read(file)));
    const named = reads.flatMap((read, at) =>
      read.ok && isScript(read.source.file) ? [{ file: files[at] ?? '', source: read.source }] : [],
    );
    signal?.throwIfAborted();
    const faults = await findTypeFaults(named.map(({ source }) => source));
    const facts = faults.map(async ({ file: analysed, pattern }): Promise<readonly Fact[]> => {
      const one = named.find(({ source }) => source.file === analysed);
      if (!one) return [];
      // What its own rule found already is no second fault.
      const known = (await findAntiPatterns(one.source)) ?? [];
      if (known.some(({ rule, line }) => rule === pattern.rule && line === pattern.line)) return [];
      const functions = (await failure.sources.functions(one.file)) ?? [];
      return [describePattern({ failure, file: one.file, functions }, pattern)];
    });
    return { facts: (await Promise.all(facts)).flat(), missing: [] };
  },
};

function isScript(file: string): boolean {
  const language = sourceLanguage(file);
  return language === 'typescript' || language === 'javascript';
}
