import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { clientBin, dispatchBin, type ClientProject } from './client-project.ts';

const baseline = fileURLToPath(new URL('conformance-baseline.yaml', import.meta.url));

/** The conformance suite over HTTP: every scenario passes, or is expected to fail by name. */
export async function conformServer({ folder, env }: ClientProject): Promise<void> {
  const server = spawn(process.execPath, [dispatchBin, 'mcp', '--http', '--port', '0'], {
    cwd: folder,
    env,
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const ended = once(server, 'exit');
  try {
    const [line] = (await once(createInterface({ input: server.stderr }), 'line')) as [string];
    const url = /http:\S+/u.exec(line)?.[0] ?? '';
    const { status, stdout } = spawnSync(
      process.execPath,
      [
        clientBin('conformance'),
        'server',
        `--url=${url}`,
        '--suite=all',
        `--expected-failures=${baseline}`,
        `--output-dir=${join(folder, 'conformance')}`,
      ],
      { cwd: folder, env, encoding: 'utf8' },
    );
    console.log(stdout.slice(Math.max(0, stdout.indexOf('=== SUMMARY'))).trim());
    assert.equal(status, 0, 'The conformance suite found what its baseline does not have.');
  } finally {
    server.kill('SIGTERM');
  }
  assert.deepEqual(await ended, [143, null]);
}
