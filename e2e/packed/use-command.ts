import { spawnSync } from 'node:child_process';
import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './public-packages.ts';
import { makeProject } from './scratch-project.ts';
import type { Scratch } from './scratch-project.ts';
import { useMcp } from './use-mcp.ts';

const quickstart = join(root, 'examples/quickstart');

interface Ended {
  readonly status: string;
  readonly results: readonly { readonly task_id: string; readonly error: string | null }[];
}

/** Runs the quickstart with the installed command, and asks it as an MCP server. */
export function useCommand(scratch: Scratch): void {
  const folder = makeProject('command', scratch);
  const project = join(folder, 'project');
  cpSync(join(quickstart, 'project'), project, { recursive: true });
  const plan = readFileSync(join(quickstart, 'plan.json'), 'utf8');
  writeFileSync(join(folder, 'plan.json'), plan.replaceAll('/path/to/project', project));
  const dispatch = join(folder, 'node_modules/.bin/dispatch');
  const ran = spawnSync(dispatch, ['run', 'plan.json'], { cwd: folder, encoding: 'utf8' });
  const { status, results } = JSON.parse(ran.stdout) as Ended;
  const errors = results.flatMap(({ task_id: task, error }) =>
    error ? [`${task}: ${error}`] : [],
  );
  if (status !== 'success') throw new Error(`the quickstart: ${status}\n${errors.join('\n')}`);
  useMcp(dispatch, folder);
}
