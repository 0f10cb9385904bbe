import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { claimName } from '../../src/index/claim-name.ts';
import { withoutSync } from '../support/failing-file-system.ts';
import { temporaryFolder } from '../support/sample-run.ts';

const noLinks = {
  ...withoutSync,
  link: () => Promise.reject(Object.assign(new Error('no links here'), { code: 'EPERM' })),
};

describe.each([
  ['with second names for files', withoutSync],
  ['without', noLinks],
])('claiming a name %s', (_kind, fs) => {
  test('gives the finished file the name', async () => {
    using folder = temporaryFolder();
    const [from, to] = [join(folder.path, 'new'), join(folder.path, 'index')];
    writeFileSync(from, 'whole');
    expect(await claimName(fs, { from, to })).toBe('claimed');
    expect(readFileSync(to, 'utf8')).toBe('whole');
  });

  test('leaves a name that is taken as it is', async () => {
    using folder = temporaryFolder();
    const [from, to] = [join(folder.path, 'new'), join(folder.path, 'index')];
    writeFileSync(from, 'mine');
    writeFileSync(to, 'theirs');
    expect(await claimName(fs, { from, to })).toBe('taken');
    expect(readFileSync(to, 'utf8')).toBe('theirs');
    expect(existsSync(from)).toBe(true);
  });
});
