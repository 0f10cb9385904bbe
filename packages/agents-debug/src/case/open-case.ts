import { tryTool } from '@parallel-dispatcher/agent';
import { parseStackTraces } from '@parallel-dispatcher/code-analysis';
import type { DebugInput } from '@parallel-dispatcher/schema';
import type { DebugPorts } from '../debug-ports.ts';
import { shortenPaths } from '../facts/shorten-paths.ts';
import { clusterTraces } from './cluster-traces.ts';
import type { Baseline } from '../trial/baseline.ts';
import type { FailureCase } from './failure-case.ts';
import { findProjectOf } from '../trial/find-project-of.ts';
import { markStarted } from './mark-started.ts';
import { placeInFolder } from './place-in-folder.ts';
import { SourceMaps } from './source-maps.ts';
import { SourceStore } from './source-store.ts';
import { unmapTraces } from './unmap-traces.ts';

/** A log with more different failures than this has one cause, or nobody reads the report. */
const mostClusters = 20;

interface Around {
  readonly ports: DebugPorts;
  readonly baseline: Baseline;
}

/** Reads the traces of an input, those pasted into the description too, and groups them. */
export async function openCase(
  input: DebugInput,
  { ports, baseline }: Around,
): Promise<FailureCase> {
  const sources = new SourceStore({
    affectedFiles: input.affected_files.filter((file) => !isProfile(file)),
    inlineFiles: input.inline_files,
    ports,
  });
  const texts =
    input.error_traces.length > 0
      ? input.error_traces
      : [input.problem_description, outputOf(baseline)];
  const options = { projectFiles: input.affected_files };
  const maps = new SourceMaps({
    readText: ports.readText,
    keepSource: (file, text) => sources.keep(file, text),
  });
  const parsed = texts.flatMap((text) => parseStackTraces(text, options));
  const folder = await folderOf(input, { ports, baseline });
  const printed = folder === null ? parsed : await placeInFolder(parsed, { folder, sources });
  const traces = markStarted(await unmapTraces(printed, maps), { input, baseline });
  const all = await clusterTraces(traces, sources);
  const clusters = all.slice(0, mostClusters);
  const own = clusters.flatMap(({ frames }) => frames.flatMap(({ file }) => file ?? []));
  const files = [...sources.known, ...own.map((file) => sources.resolve(file))];
  const further = all.length - clusters.length;
  return {
    input,
    clusters,
    further,
    sources,
    profiles: input.affected_files.filter(isProfile),
    readText: ports.readText,
    baseline,
    runCommand: ports.runCommand,
    readPastTraces: ports.readPastTraces,
    askTool: async (question) => await tryTool(ports.tools, question),
    short: shortenPaths([...new Set(files)]),
  };
}

/** Where relative paths of a trace are taken to start: where the test command runs or would. */
async function folderOf(input: DebugInput, { ports, baseline }: Around): Promise<string | null> {
  if (baseline.ran) return baseline.project.folder;
  return (await findProjectOf(input, ports))?.folder ?? null;
}

/** What a failed test command printed; its paths are those of the project. */
function outputOf(baseline: Baseline): string {
  return baseline.ran && baseline.trial.exitCode !== 0 ? baseline.trial.output : '';
}

function isProfile(file: string): boolean {
  return file.endsWith('.cpuprofile');
}
