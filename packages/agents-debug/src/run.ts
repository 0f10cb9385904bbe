import { resolve } from 'node:path';
import type { AgentRun } from '@parallel-dispatcher/agent';
import type { DebugInput, DebugOutput } from '@parallel-dispatcher/schema';
import { readPastTraces } from './past/read-past-traces.ts';
import { runCommand } from './process/run-command.ts';
import { analyzeFailure } from './analyze-failure.ts';

/**
 * The debug agent in its worker: files, tools and a model through the context; a verified fix is
 * placed once the report was accepted. Commands that the config allows, git and past traces in the
 * default trace folder are reached by itself, and only read.
 */
export const run: AgentRun<DebugInput, DebugOutput> = async (input, context) => {
  const report = await analyzeFailure(input, {
    readText: (path) => context.files.readText(path),
    tools: context.tools,
    model: context.model,
    replaceFile: (path, text) => context.files.write(path, text, { overwrite: true }),
    progress: (message) => context.progress(message),
    runCommand,
    readPastTraces: async () => await readPastTraces(resolve('traces')),
    log: (line) => context.log.debug(line),
    signal: context.signal,
  });
  context.log.info(
    `${report.evidence.length} pieces of evidence, ${report.suspects.length} suspects, ${report.not_measured.length} things not measured`,
  );
  return report;
};
