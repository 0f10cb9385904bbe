import { join } from 'node:path';
import type { GeneratedNode } from '../../src/index.ts';
import type { GeneratedProject } from './generated-project.ts';

/** A node whose source was changed, or was not. */
export interface Mutant {
  readonly node: GeneratedNode;
  readonly source: string;
}

/** Each in a process of its own, forked from one that has loaded pydantic. */
const pythonRunner = `
import json, os, signal, sys, unittest
import asyncio, pydantic
passed = []
for folder, module in json.load(open("mutants.json")):
    child = os.fork()
    if child == 0:
        signal.alarm(30)
        os.dup2(os.open(os.devnull, os.O_WRONLY), 2)
        sys.path.insert(0, folder)
        suite = unittest.defaultTestLoader.loadTestsFromName(module)
        result = unittest.TextTestRunner(failfast=True).run(suite)
        os._exit(0 if result.wasSuccessful() and result.testsRun > 0 else 1)
    passed.append(os.waitpid(child, 0)[1] == 0)
print(json.dumps(passed))
`;

/** Whether each still passes the tests that were generated with its node. */
export async function passTests(
  mutants: readonly Mutant[],
  project: GeneratedProject,
): Promise<readonly boolean[]> {
  const placed = mutants.map((mutant, at) => ({
    ...mutant,
    at,
    folder: place(mutant, at, project),
  }));
  const passed = mutants.map(() => false);
  const scripts = placed.filter(({ node }) => node.language === 'typescript');
  const runScripts = async (): Promise<void> => {
    for (let run = scripts.pop(); run !== undefined; run = scripts.pop()) {
      const args = ['--no-warnings', '--test-timeout=30000', run.node.testsFile];
      const { code } = await project.run(process.execPath, args, run.folder);
      passed[run.at] = code === 0;
    }
  };
  const runPython = async (): Promise<void> => {
    const modules = placed.filter(({ node }) => node.language === 'python');
    if (modules.length === 0) return;
    const specs = modules.map(({ folder, node }) => [folder, node.testsFile.replace('.py', '')]);
    project.write('mutants.json', JSON.stringify(specs));
    project.write('mutants.py', pythonRunner);
    const { output } = await project.run('python3', ['-B', '-W', 'ignore', 'mutants.py']);
    const answers = JSON.parse(output) as readonly boolean[];
    for (const [index, { at }] of modules.entries()) passed[at] = answers[index] === true;
  };
  await Promise.all([runScripts(), runScripts(), runPython()]);
  return passed;
}

function place({ node, source }: Mutant, at: number, project: GeneratedProject): string {
  const folder = project.add({ ...node, nodeName: `${node.nodeName}_${at}` });
  project.write(join(folder, node.nodeFile), source);
  return folder;
}
