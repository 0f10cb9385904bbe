import { mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { DispatchServerOptions } from '../src/index.ts';

const worker = fileURLToPath(new URL('fixtures/agents/worker.js', import.meta.url));

/** A folder with a config that knows the worker agent, and what a server in it is started with. */
export interface Project extends Disposable {
  readonly folder: string;
  readonly path: (name: string) => string;
  readonly options: DispatchServerOptions;
}

export function makeProject(): Project {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'dispatch-server-')));
  const path = (name: string): string => join(folder, name);
  writeFileSync(path('dispatch.config.json'), JSON.stringify({ agents: [worker] }));
  return {
    folder,
    path,
    options: { version: '1.2.3', cwd: folder },
    [Symbol.dispose]: () => rmSync(folder, { recursive: true, force: true }),
  };
}
