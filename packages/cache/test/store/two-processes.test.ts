import { spawn, type ChildProcessByStdio } from 'node:child_process';
import type { Readable, Writable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from '@jest/globals';
import { openCache } from '../../src/index.ts';
import { listTree } from '../support/list-tree.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const script = fileURLToPath(new URL('../fixtures/put-many.ts', import.meta.url));
const rounds = 12;

function start(dir: string, name: string): ChildProcessByStdio<Writable, Readable, null> {
  const args = ['--no-warnings', script, dir, name, String(rounds)];
  return spawn(process.execPath, args, { stdio: ['pipe', 'pipe', 'inherit'] });
}

describe('two processes on one folder', () => {
  test('store the same and different answers at once, while one of them prunes', async () => {
    using folder = temporaryFolder();
    const both = ['a', 'b'].map((name) => start(folder.path, name));
    await Promise.all(both.map((child) => new Promise((go) => child.stdout.once('readable', go))));
    for (const child of both) child.stdin.write('go\n');
    for (const told of await Promise.all(both.map((child) => text(child.stdout)))) {
      const [, report = ''] = told.split('\n');
      expect(JSON.parse(report)).toEqual({ wrong: 0, missing: 0, problems: [] });
    }

    await using cache = await openCache({ dir: folder.path });
    const names = ['same', 'a', 'b'].flatMap((name) =>
      Array.from({ length: rounds }, (_, round) => `${name} ${round}`),
    );
    for (const about of names) {
      const key = cache.keyOf({
        agent: { name: 'coder', version: '1', codeSha256: 'c0de' },
        model: null,
        input: about,
        contextFiles: [],
        upstream: {},
      });
      const hit = await cache.get(key);
      expect(hit?.output).toEqual({ about });
      const placed: string[] = [];
      if (hit === undefined) continue;
      await cache.restoreFiles(hit, {
        place: (_path, bytes) => void placed.push(Buffer.from(bytes).toString()),
      });
      expect(placed).toEqual(['the same for all', about.repeat(500)]);
    }
    expect(cache.problems).toEqual([]);
    const open = listTree(folder.path).filter(({ mode, folder: is }) => {
      return mode !== (is ? 0o700 : 0o600);
    });
    expect(open).toEqual([]);
  });
});
