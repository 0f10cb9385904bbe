import { mkdtempSync, readdirSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { PlanInput, RunEvent, RunResult } from '@parallel-dispatcher/schema';
import { dispatch, type DispatchOptions } from '../src/index.ts';

/** Path of an agent that answers its input. */
export const echo = fileURLToPath(new URL('fixtures/agents/echo.ts', import.meta.url));

/** Path of an agent that gives away what it was given. */
export const leak = fileURLToPath(new URL('fixtures/agents/leak.ts', import.meta.url));

/** A folder with a config that knows the echo agent, and `dispatch` as called in it. */
export interface ScratchProject extends Disposable {
  readonly folder: string;
  readonly path: (name: string) => string;
  readonly files: () => readonly string[];
  readonly run: (plan: PlanInput | string, options?: DispatchOptions) => Promise<RunResult>;
  readonly events: RunEvent[];
}

export function scratchProject(config: object = {}): ScratchProject {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'dispatch-runtime-')));
  const path = (name: string): string => join(folder, name);
  writeFileSync(path('dispatch.config.json'), JSON.stringify({ agents: [echo], ...config }));
  const events: RunEvent[] = [];
  return {
    folder,
    path,
    events,
    files: () => readdirSync(folder, { recursive: true, encoding: 'utf8' }).toSorted(),
    run: (plan, options) =>
      dispatch(typeof plan === 'string' ? plan : JSON.stringify(plan), {
        cwd: folder,
        env: {},
        onEvent: (event) => events.push(event),
        ...options,
      }),
    [Symbol.dispose]: () => rmSync(folder, { recursive: true, force: true }),
  };
}
