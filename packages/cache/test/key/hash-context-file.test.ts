import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { hashContextFile } from '../../src/key.ts';
import { digestOf } from '../support/sample-answer.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

describe('the hash of a context file', () => {
  test('is that of its contents', async () => {
    using folder = temporaryFolder();
    const path = join(folder.path, 'notes.md');
    writeFileSync(path, 'one');
    expect(await hashContextFile(path)).toBe(digestOf('one'));
    writeFileSync(path, 'two');
    expect(await hashContextFile(path)).toBe(digestOf('two'));
    writeFileSync(path, '');
    expect(await hashContextFile(path)).toBe(digestOf(''));
  });

  test('is null when there is no such file', async () => {
    using folder = temporaryFolder();
    const path = join(folder.path, 'notes.md');
    expect(await hashContextFile(path)).toBeNull();
    writeFileSync(path, 'one');
    expect(await hashContextFile(join(path, 'below'))).toBeNull();
  });

  test('is refused where it cannot be read, since nobody knows what is there', async () => {
    using folder = temporaryFolder();
    await expect(hashContextFile(folder.path)).rejects.toMatchObject({ code: 'EISDIR' });
  });
});
