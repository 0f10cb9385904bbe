import { existsSync, watch } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { PlanInput } from '@parallel-dispatcher/schema';

const fixtures = fileURLToPath(new URL('fixtures/', import.meta.url));
const agents = ['echo', 'fail', 'crash', 'latch', 'stubborn', 'big', 'gate'];

/** A folder of its own with a config that names the fixture agents. */
export interface Workspace extends AsyncDisposable {
  readonly folder: string;
  file(name: string): string;
  /** Writes a plan, the default name plan.json, and answers with its path. */
  plan(plan: PlanInput, name?: string): Promise<string>;
}

export async function makeWorkspace(): Promise<Workspace> {
  const folder = await mkdtemp(join(tmpdir(), 'dispatch-cli-'));
  const file = (name: string): string => join(folder, name);
  const config = { agents: agents.map((name) => join(fixtures, `${name}.js`)) };
  await writeFile(file('dispatch.config.json'), JSON.stringify(config));
  return {
    folder,
    file,
    async plan(plan, name = 'plan.json') {
      await writeFile(file(name), JSON.stringify(plan));
      return file(name);
    },
    async [Symbol.asyncDispose]() {
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** Waits until a file is there. */
export async function fileAppears(path: string): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  const watcher = watch(dirname(path), (_event, name) => {
    if (name === basename(path)) resolve();
  });
  if (existsSync(path)) resolve();
  await promise;
  watcher.close();
}
