import { mkdir, mkdtemp, realpath, rm, symlink, writeFile } from 'node:fs/promises';
import { execFileSync } from 'node:child_process';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { checkPath } from '../../src/paths/check-path.ts';
import { isInside } from '../../src/paths/is-inside.ts';

let base: string;
let root: string;

beforeAll(async () => {
  base = await realpath(await mkdtemp(join(tmpdir(), 'check-path-')));
  root = join(base, 'root');
  await mkdir(join(root, 'folder'), { recursive: true });
  await mkdir(join(base, 'root-evil'));
  await mkdir(join(base, 'outside folder'));
  await writeFile(join(root, 'file.txt'), 'inside');
  await writeFile(join(base, 'outside folder', 'secret.txt'), 'secret');
  await writeFile(join(base, 'root-evil', 'secret.txt'), 'secret');
  await symlink(join(root, 'file.txt'), join(root, 'good-link'));
  await symlink(join(base, 'outside folder', 'secret.txt'), join(root, 'evil-link'));
  await symlink(join(base, 'outside folder'), join(root, 'evil-folder'));
  await symlink(join(base, 'nowhere'), join(root, 'dangling'));
  await symlink(join(root, 'loop'), join(root, 'loop'));
  await symlink(root, join(base, 'link-to-root'));
  execFileSync('mkfifo', [join(root, 'pipe')]);
});

afterAll(async () => await rm(base, { recursive: true }));

const code = async (
  path: unknown,
  use: 'read' | 'write',
  more: { allowMissingParent?: boolean; expect?: 'file' | 'any' } = {},
): Promise<string> => {
  const checked = await checkPath(path, {
    use,
    roots: [root],
    at: 'tasks[0].input_data.p',
    ...more,
  });
  return checked.ok ? 'ok' : checked.error.code;
};

describe('checkPath', () => {
  test.each([
    ['a number', 12, 'PATH_INVALID'],
    ['nothing', undefined, 'PATH_INVALID'],
    ['an empty text', '', 'PATH_INVALID'],
    ['a NUL', '/a\0b', 'PATH_INVALID'],
    ['5000 characters', `/${'a'.repeat(5000)}`, 'PATH_INVALID'],
    ['a relative path', 'src/a.ts', 'PATH_NOT_ABSOLUTE'],
    ['a home', '~/a.ts', 'PATH_NOT_ABSOLUTE'],
    ['a UNC path', '\\\\server\\share', 'PATH_NOT_ABSOLUTE'],
    ['a URL', 'file:///etc/passwd', 'PATH_NOT_ABSOLUTE'],
    ['traversal', '/a/../etc/passwd', 'PATH_TRAVERSAL'],
    ['traversal with backslashes', '/a\\..\\etc', 'PATH_TRAVERSAL'],
    ['the system', '/etc/passwd', 'PATH_OUTSIDE_ROOTS'],
    ['a device', '/dev/zero', 'PATH_OUTSIDE_ROOTS'],
    ['the environment', '/proc/self/environ', 'PATH_OUTSIDE_ROOTS'],
  ])('refuses %s', async (_name, path, expected) => {
    expect(await code(path, 'read')).toBe(expected);
    expect(await code(path, 'write')).toBe(expected);
  });

  test.each([
    ['file.txt', 'ok'],
    ['.//file.txt', 'ok'],
    ['good-link', 'ok'],
    ['link-inside/../file.txt', 'PATH_TRAVERSAL'],
    ['%2e%2e/file.txt', 'PATH_NOT_FOUND'],
    ['missing.txt', 'PATH_NOT_FOUND'],
    ['file.txt/below', 'PATH_NOT_READABLE'],
    ['folder', 'PATH_IS_DIRECTORY'],
    ['pipe', 'PATH_NOT_A_FILE'],
    ['evil-link', 'PATH_OUTSIDE_ROOTS'],
    ['evil-folder/secret.txt', 'PATH_OUTSIDE_ROOTS'],
    ['../root-evil/secret.txt', 'PATH_TRAVERSAL'],
    ['dangling', 'PATH_NOT_FOUND'],
    ['loop', 'PATH_NOT_READABLE'],
  ])('reads %s: %s', async (name, expected) => {
    expect(await code(`${root}/${name}`, 'read')).toBe(expected);
  });

  test.each([
    ['file.txt', 'ok'],
    ['new.txt', 'ok'],
    ['folder', 'ok'],
    ['evil-link', 'PATH_OUTSIDE_ROOTS'],
    ['evil-folder/new.txt', 'PATH_OUTSIDE_ROOTS'],
    ['evil-folder/new/new.txt', 'PATH_OUTSIDE_ROOTS'],
    ['dangling', 'PATH_NOT_WRITABLE'],
    ['dangling/new.txt', 'PATH_NOT_WRITABLE'],
    ['file.txt/below', 'PATH_NOT_WRITABLE'],
    ['missing/new.txt', 'PATH_NOT_FOUND'],
    ['pipe', 'PATH_NOT_A_FILE'],
  ])('writes %s: %s', async (name, expected) => {
    expect(await code(`${root}/${name}`, 'write')).toBe(expected);
  });

  test('takes missing folders and refuses folders where it is told to', async () => {
    expect(await code(`${root}/a/b/new.txt`, 'write', { allowMissingParent: true })).toBe('ok');
    expect(await code(`${root}/folder`, 'write', { expect: 'file' })).toBe('PATH_IS_DIRECTORY');
    expect(await code(`${root}/folder`, 'read', { expect: 'any' })).toBe('ok');
  });

  test('a folder that begins like a root is not in it', async () => {
    expect(await code(join(base, 'root-evil', 'secret.txt'), 'read')).toBe('PATH_OUTSIDE_ROOTS');
  });

  test('prints the flag that would help, quoted for a shell', async () => {
    const path = join(root, 'evil-link');
    const checked = await checkPath(path, {
      use: 'read',
      roots: [root],
      at: 'tasks[0].input_data.p',
    });
    expect(checked).toMatchObject({
      ok: false,
      error: {
        path: 'tasks[0].input_data.p',
        hint: `Add --allow-dir '${join(base, 'outside folder')}'`,
      },
    });
  });

  test('answers the real path, through roots that are links themselves', async () => {
    const roots = [join(base, 'link-to-root')];
    const viaLink = join(base, 'link-to-root', 'good-link');
    const rules = { use: 'read', at: 'p', roots } as const;
    const real = join(root, 'file.txt');
    expect(await checkPath(viaLink, rules)).toStrictEqual({ ok: true, real });
    expect(await checkPath(join(root, 'file.txt'), rules)).toStrictEqual({ ok: true, real });
  });

  test('without roots everything is outside', async () => {
    const rules = { use: 'read', roots: [], at: 'p' } as const;
    expect((await checkPath(join(root, 'file.txt'), rules)).ok).toBe(false);
  });

  test('whatever it allows is inside the root', async () => {
    const names = ['..', '.', '', 'file.txt', 'folder', 'evil-folder', 'evil-link', 'root-evil'];
    const segment = fc.oneof(fc.constantFrom(...names), fc.string({ maxLength: 4 }));
    const path = fc.tuple(fc.boolean(), fc.array(segment, { maxLength: 5 }));
    await fc.assert(
      fc.asyncProperty(path, async ([below, segments]) => {
        const text = [below ? root : base, ...segments].join('/');
        const rules = { use: 'write', roots: [root], at: 'p', allowMissingParent: true } as const;
        const checked = await checkPath(text, rules);
        if (checked.ok) expect(isInside(checked.real, root)).toBe(true);
      }),
      { numRuns: 1000 },
    );
  });
});
