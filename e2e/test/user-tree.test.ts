import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, lstatSync, mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, expect, test } from '@jest/globals';

const root = fileURLToPath(new URL('../../', import.meta.url));
const command = join(root, 'apps/cli/bin/dispatch.js');
const scratch = mkdtempSync(join(tmpdir(), 'user-tree-'));
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

/** Every path of a tree, what git keeps included, with its mode and bytes. */
function treeOf(folder: string): Readonly<Record<string, string>> {
  const paths = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  return Object.fromEntries(
    paths.toSorted().map((path) => {
      const file = join(folder, path);
      const { mode } = lstatSync(file);
      const bytes = lstatSync(file).isFile() ? readFileSync(file, 'base64') : '';
      return [path, `${mode.toString(8)} ${bytes}`];
    }),
  );
}

test('a project is the same to the byte after its failure was analysed as deeply as it gets', () => {
  const project = join(scratch, 'project');
  cpSync(join(root, 'examples/verified-fix/project'), project, { recursive: true });
  const git = (...args: readonly string[]): void => {
    const author = ['-c', 'user.name=a', '-c', 'user.email=a@example.org'];
    execFileSync('git', [...author, ...args], { cwd: project, stdio: 'ignore' });
  };
  git('init');
  git('add', '--all');
  git('commit', '--message', 'A cart');
  const plan = {
    tasks: [
      {
        task_id: 'why',
        agent: 'debug',
        input_data: {
          problem_description: 'The total of a cart is not a number.',
          affected_files: [join(project, 'src/cart.js')],
          test_command: ['node', '--test'],
          analysis_depth: 'deep',
        },
      },
    ],
  };
  const before = treeOf(project);

  const traces = join(scratch, 'traces');
  const ran = spawnSync(process.execPath, [command, '--trace-dir', traces], {
    cwd: project,
    input: JSON.stringify(plan),
    encoding: 'utf8',
  });

  expect({ exit: ran.status, stderr: ran.stderr }).toEqual({ exit: 0, stderr: '' });
  expect(treeOf(project)).toEqual(before);
}, 120_000);
