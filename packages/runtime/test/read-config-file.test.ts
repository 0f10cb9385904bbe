import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { readConfigFile } from '../src/config/read-config-file.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'dispatch-config-'));
});
afterAll(async () => {
  await rm(folder, { recursive: true, force: true });
});

async function read(name: string, content: string) {
  const file = join(folder, name);
  await writeFile(file, content);
  return await readConfigFile(folder, file);
}

test.each(['a.yaml', 'a.yml'])('reads YAML from %s', async (name) => {
  const found = await read(name, 'agents:\n  - ./a.ts # ours\nmax_workers: 3\n');
  expect(found?.content).toEqual({ agents: ['./a.ts'], max_workers: 3 });
});

test.each([
  [
    'a.yaml',
    'agents: []\nagents: []',
    'agents is given twice, the second time at line 2, column 1',
  ],
  ['a.yaml', '__proto__: {}', '"__proto__" could change the prototype'],
  ['a.yaml', 'agents: [', 'not valid YAML at line 1, column 10'],
  ['a.json', '{"agents":[],}', 'a trailing comma'],
  ['a.json', '{"a":1,"a":2}', 'a is given twice'],
])('refuses %s with %j', async (name, content, message) => {
  await expect(read(name, content)).rejects.toThrow(message);
});
