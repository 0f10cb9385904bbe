import { readdirSync, readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { debugInputSchema, type DebugOutput } from '@parallel-dispatcher/schema';
import { analyzeFailure } from '../../src/analyze-failure.ts';

const fixtures = join(import.meta.dirname, '..', 'fixtures');

interface CaseFile {
  readonly problem: string;
  readonly affected: readonly string[];
}

/** The absolute path of a file of a fixture. */
export function pathIn(name: string, file: string): string {
  return join(fixtures, name, file);
}

/** The input that a fixture stands for: its traces as they were printed, with its real paths. */
function inputOf(name: string): Record<string, unknown> {
  const root = join(fixtures, name);
  const { problem, affected } = JSON.parse(
    readFileSync(join(root, 'case.json'), 'utf8'),
  ) as CaseFile;
  const traces = readdirSync(root).filter((file) => /^trace-\d+\.txt$/.test(file));
  return {
    problem_description: problem,
    affected_files: affected.map((file) => join(root, file)),
    error_traces: traces
      .sort()
      .map((file) => readFileSync(join(root, file), 'utf8').replaceAll('{{root}}', root)),
  };
}

/** Analyses a fixture as the agent would, with more input fields if wanted. */
export async function analyzeCase(
  name: string,
  fields: Record<string, unknown> = {},
): Promise<DebugOutput> {
  return await analyzeInput({ ...inputOf(name), ...fields });
}

export async function analyzeInput(input: Record<string, unknown>): Promise<DebugOutput> {
  return await analyzeFailure(debugInputSchema.parse(input), {
    readText: (path) => readFile(path, 'utf8'),
  });
}
