import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { GeneratedNode } from '../../src/index.ts';

export interface Ended {
  readonly code: number | null;
  readonly output: string;
}

/** A folder with a folder for each node, where tools can run over all of them at once. */
export class GeneratedProject implements Disposable {
  readonly folder = realpathSync(mkdtempSync(join(tmpdir(), 'generated-project-')));

  constructor() {
    const { resolve } = createRequire(import.meta.url);
    const modules = join(this.folder, 'node_modules');
    mkdirSync(join(modules, '@types'), { recursive: true });
    symlinkSync(realpathSync(dirname(resolve('zod/package.json'))), join(modules, 'zod'));
    const types = realpathSync(dirname(resolve('@types/node/package.json')));
    symlinkSync(types, join(modules, '@types', 'node'));
    writeFileSync(join(this.folder, 'package.json'), '{ "type": "module" }');
  }

  /** Writes a node to a folder of its own and gives the folder's name. */
  add(node: Pick<GeneratedNode, 'files' | 'nodeName' | 'language'>): string {
    const name = `${node.language}_${node.nodeName}`;
    mkdirSync(join(this.folder, name), { recursive: true });
    for (const { path, contents } of node.files) this.write(join(name, path), contents);
    return name;
  }

  write(path: string, contents: string): void {
    writeFileSync(join(this.folder, path), contents);
  }

  run(command: string, args: readonly string[], folder = ''): Promise<Ended> {
    return new Promise((resolve) => {
      const cwd = join(this.folder, folder);
      const child = spawn(command, args, { cwd, stdio: ['ignore', 'pipe', 'pipe'] });
      let output = '';
      for (const stream of [child.stdout, child.stderr]) {
        stream.setEncoding('utf8');
        stream.on('data', (text: string) => {
          output += text;
        });
      }
      child.on('close', (code) => resolve({ code, output }));
    });
  }

  [Symbol.dispose](): void {
    rmSync(this.folder, { recursive: true, force: true });
  }
}

/** Runs the tests of every folder that is named, all in one Python process. */
export const pythonTests = `
import sys, unittest
failed = []
for spec in sys.argv[1:]:
    folder, module = spec.split("/")
    sys.path.insert(0, folder)
    known = set(sys.modules)
    suite = unittest.defaultTestLoader.loadTestsFromName(module)
    result = unittest.TextTestRunner(stream=open("/dev/null", "w")).run(suite)
    print(module, result.testsRun, len(result.failures) + len(result.errors))
    failed += [str(case) + text for case, text in result.failures + result.errors]
    sys.path.pop(0)
    for added in set(sys.modules) - known:
        if added.split("_")[0] in ("model", "node", "support", "test", "adapters", "fakes"):
            del sys.modules[added]
print("\\n".join(failed))
sys.exit(1 if failed else 0)
`;
