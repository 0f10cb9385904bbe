import { access } from 'node:fs/promises';
import { dirname, isAbsolute, join } from 'node:path';
import type { DebugInput } from '@parallel-dispatcher/schema';
import { commonFolder } from '../case/common-folder.ts';
import type { DebugPorts } from '../debug-ports.ts';
import { findProject, type ProjectFolders } from './find-project.ts';

type Ports = Pick<DebugPorts, 'runCommand' | 'signal'>;

/**
 * The project that all affected files are of, else that of the first one. The test command runs in
 * the first of its folders, from the inside out, that has a file which the command names.
 */
export async function findProjectOf(
  { affected_files: files, test_command: argv }: DebugInput,
  ports: Ports,
): Promise<ProjectFolders | null> {
  const [first] = files;
  if (first === undefined) return null;
  const own = await findProject(first, ports);
  if (own === null) return null;
  const sources = files.filter((file) => !file.endsWith('.cpuprofile'));
  const isWhole = sources.every((file) => file.startsWith(`${own.root}/`));
  const isRepository = await exists(join(own.root, '.git'));
  const shared = join(sources.map(dirname).reduce(commonFolder, dirname(first)), 'file');
  const project = isWhole || isRepository ? own : ((await findProject(shared, ports)) ?? own);
  return { ...project, folder: await folderNamed(argv ?? [], project) };
}

/** Arguments that look like a path of the project are looked for in the folders above, too. */
async function folderNamed(
  argv: readonly string[],
  { root, folder }: ProjectFolders,
): Promise<string> {
  const paths = argv.filter((one) => /^[\w@.][^:=*]*\/[^:=*]*$/.test(one) && !isAbsolute(one));
  for (let at = folder; paths.length > 0; at = dirname(at)) {
    const all = await Promise.all(paths.map((path) => exists(join(at, path))));
    if (all.some(Boolean)) return at;
    if (at === root || at === dirname(at)) break;
  }
  return folder;
}

async function exists(path: string): Promise<boolean> {
  return await access(path).then(
    () => true,
    () => false,
  );
}
