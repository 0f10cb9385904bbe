import { execFileSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, test } from '@jest/globals';
import { dispatch } from '../../src/dispatch.ts';
import { scaffoldAgent } from '../../src/scaffold/scaffold-agent.ts';

const folder = realpathSync(mkdtempSync(join(tmpdir(), 'scaffold-')));
afterAll(() => rmSync(folder, { recursive: true }));

// What `npm install` would bring.
mkdirSync(join(folder, 'node_modules/@parallel-dispatcher'), { recursive: true });
const siblings = fileURLToPath(new URL('../..', import.meta.url));
symlinkSync(join(siblings, '../agent'), join(folder, 'node_modules/@parallel-dispatcher/agent'));
symlinkSync(join(siblings, 'node_modules/zod'), join(folder, 'node_modules/zod'));

describe('scaffoldAgent', () => {
  test('writes an agent that passes its own test and runs', async () => {
    const made = await scaffoldAgent('count-words', { cwd: folder });
    expect(made).toMatchObject({
      ok: true,
      value: {
        files: ['agents/count-words.ts', 'agents/count-words.run.ts', 'agents/count-words.test.ts'],
      },
    });
    const printed = execFileSync(process.execPath, ['--test', 'agents/count-words.test.ts'], {
      cwd: folder,
      encoding: 'utf8',
      env: { PATH: process.env['PATH'] },
    });
    expect(printed).toMatch(/pass 2/u);

    const file = join(folder, 'text.txt');
    writeFileSync(file, 'one two three');
    writeFileSync(
      join(folder, 'dispatch.config.json'),
      JSON.stringify({ agents: ['./agents/count-words.ts'] }),
    );
    const plan = { tasks: [{ task_id: 'a', agent: 'count-words', input_data: { files: [file] } }] };
    const result = await dispatch(JSON.stringify(plan), { cwd: folder, env: {} });
    expect(result).toMatchObject({ status: 'success', results: [{ output: { words: 3 } }] });
  });

  test('replaces nothing, and leaves nothing half done', async () => {
    mkdirSync(join(folder, 'mine'));
    writeFileSync(join(folder, 'mine/x.test.ts'), 'my own');
    expect(await scaffoldAgent('x', { cwd: folder, folder: 'mine' })).toMatchObject({
      ok: false,
      errors: [{ code: 'FILE_EXISTS' }],
    });
    expect(existsSync(join(folder, 'mine/x.ts'))).toBe(false);
  });

  test.each(['', 'Review', 'a b', '../a', '-a', 'a--b', 'x'.repeat(65)])(
    'refuses %j',
    async (name) => {
      expect(await scaffoldAgent(name, { cwd: folder })).toMatchObject({
        ok: false,
        errors: [{ code: 'BAD_AGENT_NAME' }],
      });
    },
  );
});
