import { constants, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { blockingFileSystem } from '../../src/files/blocking-file-system.ts';
import type { FileSystem } from '../../src/files/file-system.ts';
import { nodeFileSystem } from '../../src/files/node-file-system.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'blocking-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

/** What a file system answers, call by call, and what it leaves. */
async function use(fs: FileSystem, at: string): Promise<readonly unknown[]> {
  const answers: unknown[] = [];
  const call = async (answer: Promise<unknown>): Promise<void> => {
    answers.push(await answer.catch(({ code }: NodeJS.ErrnoException) => code));
  };
  await call(fs.lstat(at));
  await call(fs.makeFolder(join(at, 'deep'), { parents: false }));
  await call(fs.makeFolder(join(at, 'deep'), { parents: true }));
  await call(fs.makeFolder(join(at, 'deep'), { parents: false }));
  await call(fs.lstat(join(at, 'deep')).then(({ kind, mode }) => [kind, mode]));
  const flags = constants.O_WRONLY | constants.O_CREAT | constants.O_EXCL;
  const file = await fs.open(join(at, 'a'), { flags, mode: 0o644 });
  await call(fs.changeMode(file, 0o600));
  await call(fs.write(file, Buffer.from('text')));
  await call(fs.close(file));
  await call(fs.open(join(at, 'a'), { flags, mode: 0o644 }));
  await call(fs.rename(join(at, 'a'), join(at, 'b')));
  await call(fs.rename(join(at, 'a'), join(at, 'b')));
  await call(fs.lstat(join(at, 'b')).then(({ kind, mode, bytes }) => [kind, mode, bytes]));
  await call(fs.readFile(join(at, 'b')).then((bytes) => Buffer.from(bytes).toString()));
  symlinkSync(join(at, 'b'), join(at, 'link'));
  await call(fs.lstat(join(at, 'link')).then(({ kind }) => kind));
  await call(fs.realPath(join(at, 'link')).then((path) => path.slice(at.length)));
  await call(fs.remove(join(at, 'b')));
  await call(fs.readFile(join(at, 'b')));
  await call(fs.realPath(join(at, 'link')));
  return answers;
}

describe('blockingFileSystem', () => {
  test('answers as the one that does not block', async () => {
    const [blocking, other] = [
      await use(blockingFileSystem, join(folder, 'blocking')),
      await use(nodeFileSystem, join(folder, 'waiting')),
    ];
    expect(blocking).toEqual(other);
    expect(blocking).toContain('EEXIST');
    expect(blocking).toContain('text');
  });
});
