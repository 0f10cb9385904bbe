import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const agent = fileURLToPath(new URL('agents/answer.js', import.meta.url));

/** The command as it was built. */
export const dispatchBin = fileURLToPath(
  new URL('../../apps/cli/bin/dispatch.js', import.meta.url),
);

/** Where a program of one of the clients is. */
export function clientBin(name: string): string {
  return fileURLToPath(new URL(`node_modules/.bin/${name}`, import.meta.url));
}

/** A folder that a server is started in, and an environment whose home is in it. */
export interface ClientProject extends Disposable {
  readonly folder: string;
  readonly env: NodeJS.ProcessEnv;
}

export function makeClientProject(): ClientProject {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'dispatch-clients-')));
  writeFileSync(join(folder, 'dispatch.config.json'), JSON.stringify({ agents: [agent] }));
  // The Inspector keeps what it learns of servers in the home.
  const home = join(folder, 'home');
  mkdirSync(home);
  return {
    folder,
    env: { ...process.env, HOME: home },
    [Symbol.dispose]: () => rmSync(folder, { recursive: true, force: true }),
  };
}
