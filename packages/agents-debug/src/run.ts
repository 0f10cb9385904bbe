import type { AgentRun } from '@parallel-dispatcher/agent';
import type { DebugInput, DebugOutput } from '@parallel-dispatcher/schema';
import { runCommand } from './process/run-command.ts';
import { analyzeFailure } from './analyze-failure.ts';

/** The debug agent in its worker: files through the context, nothing else. */
export const run: AgentRun<DebugInput, DebugOutput> = async (input, context) => {
  const report = await analyzeFailure(input, {
    readText: (path) => context.files.readText(path),
    tools: context.tools,
    runCommand,
    signal: context.signal,
  });
  context.log.info(
    `${report.evidence.length} pieces of evidence, ${report.suspects.length} suspects, ${report.not_measured.length} things not measured`,
  );
  return report;
};
