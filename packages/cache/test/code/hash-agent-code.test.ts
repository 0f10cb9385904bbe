import { cpSync, mkdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { describe, expect, test } from '@jest/globals';
import { hashAgentCode, type AgentCode } from '../../src/key.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const files: Readonly<Record<string, string>> = {
  'package.json': '{ "name": "my-agent", "version": "1.0.0" }',
  'agent.ts': `import type { Input } from './types.js';
    import { z } from 'zod';
    import fs, { readFile } from "node:fs/promises";
    export const run = () => import(/* later */ './run.ts');`,
  'types.ts': 'export type Input = string;',
  'run.ts': `export { go } from './deep/go'; const prompt = new URL('./prompt.md', import.meta.url);`,
  'deep/go.ts': `import '../side.mjs'; const parts = new URL('../parts/', import.meta.url);`,
  'side.mjs': 'export * from `./agent.ts`',
  'prompt.md': 'Be terse.',
  'parts/a.txt': 'a',
  'parts/b/c.txt': 'c',
  'unused.ts': 'nobody asks for me',
  'node_modules/zod/package.json': '{ "name": "zod", "version": "4.0.0" }',
  'node_modules/zod/index.js': 'export const z = 1;',
};

function write(root: string, changed: Readonly<Record<string, string>>): void {
  for (const [path, content] of Object.entries(changed)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), content);
  }
}

async function hash(root: string): Promise<AgentCode> {
  return await hashAgentCode(pathToFileURL(join(root, 'agent.ts')), { fresh: true });
}

describe('the hash of an agent', () => {
  test('covers what its module imports from file to file, also in a circle', async () => {
    using folder = temporaryFolder();
    write(folder.path, files);
    const code = await hash(folder.path);
    const seen = code.files.map((file) => file.slice(folder.path.length + 1));
    expect(seen).toEqual([
      'agent.ts',
      'deep/go.ts',
      'parts/a.txt',
      'parts/b/c.txt',
      'prompt.md',
      'run.ts',
      'side.mjs',
      'types.ts',
    ]);
    expect(code).toMatchObject({ packages: ['zod@4.0.0'], notes: [] });
  });

  test.each([
    ['agent.ts', 'export const run = 1;'],
    ['deep/go.ts', 'export const go = 1;'],
    ['prompt.md', 'Be verbose.'],
    ['parts/b/d.txt', 'a new file in a folder it reads'],
    ['node_modules/zod/package.json', '{ "name": "zod", "version": "4.0.1" }'],
  ])('changes with %s', async (path, content) => {
    using folder = temporaryFolder();
    write(folder.path, files);
    const before = await hash(folder.path);
    write(folder.path, { [path]: content });
    expect((await hash(folder.path)).sha256).not.toBe(before.sha256);
  });

  test.each(['unused.ts', 'node_modules/zod/index.js'])('does not change with %s', async (path) => {
    using folder = temporaryFolder();
    write(folder.path, files);
    const before = await hash(folder.path);
    write(folder.path, { [path]: 'something else' });
    expect((await hash(folder.path)).sha256).toBe(before.sha256);
  });

  test('is the same where the package is moved to', async () => {
    using folder = temporaryFolder();
    using other = temporaryFolder();
    write(folder.path, files);
    cpSync(folder.path, join(other.path, 'moved'), { recursive: true });
    const moved = await hash(join(other.path, 'moved'));
    expect(moved.sha256).toBe((await hash(folder.path)).sha256);
  });

  test('follows a package that is linked in, whose version stays while it is worked on', async () => {
    using folder = temporaryFolder();
    using linked = temporaryFolder();
    write(folder.path, files);
    const shared = {
      'package.json': '{ "name": "zod", "version": "0.0.0", "main": "./index.js" }',
      'index.js': 'export const z = 1;',
    };
    write(linked.path, shared);
    rmSync(join(folder.path, 'node_modules/zod'), { recursive: true });
    symlinkSync(linked.path, join(folder.path, 'node_modules/zod'));
    const before = await hash(folder.path);
    expect(before.files).toContain(join(linked.path, 'index.js'));
    write(linked.path, { 'index.js': 'export const z = 2;' });
    expect((await hash(folder.path)).sha256).not.toBe(before.sha256);
  });

  test('says what it cannot see', async () => {
    using folder = temporaryFolder();
    write(folder.path, {
      ...files,
      'agent.ts': `import '#inner'; import('https://x.test/y.js'); await import(process.env.NAME);`,
    });
    const { notes } = await hash(folder.path);
    const agent = join(folder.path, 'agent.ts');
    expect(notes).toEqual(
      [
        `#inner, needed by ${agent}, is not followed`,
        `${agent} imports by a computed name, which is not followed`,
        `https://x.test/y.js, needed by ${agent}, is not followed`,
      ].sort(),
    );
  });

  test('is null without a module, so that there is no key', async () => {
    using folder = temporaryFolder();
    expect(await hash(folder.path)).toMatchObject({ sha256: null, files: [] });
    expect(await hashAgentCode('data:text/javascript,1')).toMatchObject({ sha256: null });
  });

  test('is null when there is too much code to look at', async () => {
    using folder = temporaryFolder();
    const modules = Array.from({ length: 2001 }, (_, at) => [`m${at}.js`, ''] as const);
    const imports = modules.map(([name]) => `import './${name}';`).join('\n');
    write(folder.path, { ...Object.fromEntries(modules), 'agent.ts': imports });
    const code = await hash(folder.path);
    expect(code.sha256).toBeNull();
    expect(code.notes[0]).toContain('2000 files');
  });

  test('is worked out once a process unless asked anew', async () => {
    using folder = temporaryFolder();
    write(folder.path, files);
    const module = pathToFileURL(join(folder.path, 'agent.ts'));
    const [one, two] = await Promise.all([hashAgentCode(module), hashAgentCode(module.href)]);
    expect(two).toBe(one);
    write(folder.path, { 'run.ts': 'changed' });
    expect(await hashAgentCode(module)).toBe(one);
    expect((await hashAgentCode(module, { fresh: true })).sha256).not.toBe(one.sha256);
  });

  test('of the key half of this package shows that it needs no cacache', async () => {
    const module = fileURLToPath(new URL('../../src/key.ts', import.meta.url));
    const { packages, files: needed } = await hashAgentCode(module);
    expect(packages.map((label) => label.replace(/@[^@]*$/, ''))).toContain('canonicalize');
    expect(packages.filter((label) => label.startsWith('cacache'))).toEqual([]);
    expect(needed.filter((file) => file.includes('/store/'))).toEqual([]);
  });
});
