import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openOutputFile } from '../src/output-file.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'dispatch-output-'));
});
afterEach(async () => {
  await rm(folder, { recursive: true });
});

describe('openOutputFile', () => {
  test('puts the text there and leaves nothing else', async () => {
    const opened = await openOutputFile(join(folder, 'result.json'));
    expect(await readdir(folder)).toEqual([]);
    expect(opened.ok && (await opened.file.write('{}'))).toBeNull();
    expect(await readFile(join(folder, 'result.json'), 'utf8')).toBe('{}');
    expect(await readdir(folder)).toEqual(['result.json']);
  });

  test('replaces a link and leaves its target alone', async () => {
    await writeFile(join(folder, 'precious'), 'old');
    await symlink('precious', join(folder, 'result.json'));
    const opened = await openOutputFile(join(folder, 'result.json'));
    expect(opened.ok && (await opened.file.write('new'))).toBeNull();
    expect(await readFile(join(folder, 'precious'), 'utf8')).toBe('old');
    expect(await readFile(join(folder, 'result.json'), 'utf8')).toBe('new');
  });

  test('refuses a folder', async () => {
    await mkdir(join(folder, 'sub'));
    expect(await openOutputFile(join(folder, 'sub'))).toMatchObject({
      ok: false,
      error: { code: 'OUTPUT_FILE_UNWRITABLE' },
    });
  });

  test('refuses a device', async () => {
    expect(await openOutputFile('/dev/null')).toMatchObject({ ok: false });
  });

  test('refuses a folder that is not there', async () => {
    const opened = await openOutputFile(join(folder, 'absent', 'result.json'));
    expect(opened).toMatchObject({ ok: false, error: { code: 'OUTPUT_FILE_UNWRITABLE' } });
  });

  test('tells when the place went away before the write', async () => {
    await mkdir(join(folder, 'sub'));
    const opened = await openOutputFile(join(folder, 'sub', 'result.json'));
    await rm(join(folder, 'sub'), { recursive: true });
    expect(opened.ok && (await opened.file.write('{}'))).toMatchObject({
      code: 'OUTPUT_FILE_UNWRITABLE',
    });
  });
});
