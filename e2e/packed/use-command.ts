import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './public-packages.ts';
import { runProgram } from './run-program.ts';
import { makeProject } from './scratch-project.ts';
import type { Scratch } from './scratch-project.ts';
import { useMcp } from './use-mcp.ts';

const quickstart = join(root, 'examples/quickstart');

/** Runs the quickstart with the installed command, and asks it as an MCP server. */
export function useCommand(scratch: Scratch): void {
  const folder = makeProject('command', scratch);
  const project = join(folder, 'project');
  cpSync(join(quickstart, 'project'), project, { recursive: true });
  const plan = readFileSync(join(quickstart, 'plan.json'), 'utf8');
  writeFileSync(join(folder, 'plan.json'), plan.replaceAll('/path/to/project', project));
  const dispatch = join(folder, 'node_modules/.bin/dispatch');
  const output = runProgram([dispatch, 'run', 'plan.json'], folder);
  const { status } = JSON.parse(output) as { status: string };
  if (status !== 'success') throw new Error(`the quickstart ended as ${output}`);
  useMcp(dispatch, folder);
}
