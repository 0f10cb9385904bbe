import { execFileSync } from 'node:child_process';
import { describe, expect, test } from '@jest/globals';
import { walkWorkspace } from '../../src/retrieval/workspace/walk-workspace.ts';
import { temporaryWorkspace } from './temporary-workspace.ts';

async function listWalked(root: string): Promise<readonly string[]> {
  const paths: string[] = [];
  for await (const { path } of walkWorkspace({ root, except: [] })) paths.push(path);
  return paths.sort();
}

/** What git itself would track. */
function listByGit(root: string): readonly string[] {
  execFileSync('git', ['init', '-q'], { cwd: root });
  const args = ['ls-files', '-z', '--others', '--exclude-standard'];
  return execFileSync('git', args, { cwd: root, encoding: 'utf8' })
    .split('\0')
    .filter((path) => path !== '')
    .sort();
}

describe('walkWorkspace', () => {
  test('takes the files that git takes', async () => {
    using workspace = temporaryWorkspace({
      '.gitignore':
        '# comment\n*.tmp\n!keep.tmp\n/root-only.ts\nbuild/\n**/deep/*.ts\n!deep/special.ts\ntrailing \\ \nCase.ts\nfoo[0-9].ts\ndocs/**/*.md\n',
      'a.tmp': '',
      'keep.tmp': '',
      'root-only.ts': '',
      'sub/root-only.ts': '',
      'build/a.ts': '',
      'sub/build/a.ts': '',
      'x/deep/a.ts': '',
      'deep/special.ts': '',
      'Case.ts': '',
      'case.ts': '',
      'foo1.ts': '',
      'foox.ts': '',
      'docs/a/b.md': '',
      'docs/b.md': '',
      'sub/.gitignore': '*.ts\n!yes.ts\n!/build/\n',
      'sub/no.ts': '',
      'sub/yes.ts': '',
      'sub/inner/.gitignore': '!no.ts\n',
      'sub/inner/no.ts': '',
      'sub/inner/other.ts': '',
    });
    const expected = listByGit(workspace.root);
    expect(expected.length).toBeGreaterThan(5);
    expect(await listWalked(workspace.root)).toEqual(expected);
  });

  test('obeys the repository that it is a part of', async () => {
    using workspace = temporaryWorkspace({
      '.gitignore': '/packages/*/out/\n*.tmp\n',
      'packages/a/out/x.ts': '',
      'packages/a/x.tmp': '',
      'packages/a/x.ts': '',
    });
    listByGit(workspace.root);
    expect(await listWalked(`${workspace.root}/packages/a`)).toEqual(['x.ts']);
  });

  test('takes what is in an ignored folder when that is what it is asked for', async () => {
    using workspace = temporaryWorkspace({ '.gitignore': 'vendored/\n', 'vendored/x.ts': '' });
    listByGit(workspace.root);
    expect(await listWalked(`${workspace.root}/vendored`)).toEqual(['x.ts']);
  });
});
