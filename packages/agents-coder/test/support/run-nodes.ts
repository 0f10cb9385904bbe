import { spawnSync } from 'node:child_process';
import {
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { findTypeChecker } from '../../src/validate/find-type-checker.ts';
import { nodeKind } from '../../src/node/node-kind.ts';
import { generateNode } from '../../src/index.ts';

export type Answer = { output: unknown } | { error: string };
export interface NodeRun {
  readonly contract: unknown;
  readonly inputs: readonly unknown[];
}

const runner = `
import { readFileSync, writeFileSync } from 'node:fs';
const { nodes } = JSON.parse(readFileSync(process.argv[2], 'utf8'));
const answers = [];
for (const { file, name, method, inputs } of nodes) {
  const { [name]: Node } = await import(file);
  const node = new Node({ port: null });
  const of = [];
  for (const input of inputs) {
    const before = JSON.stringify(input);
    try {
      const output = await node[method](input);
      of.push({ output });
    } catch (error) {
      of.push({ error: typeof error.code === 'string' ? error.code : String(error.stack) });
    }
    if (JSON.stringify(input) !== before) of[of.length - 1] = { error: 'INPUT_CHANGED' };
  }
  answers.push(of);
}
writeFileSync(process.argv[3], JSON.stringify(answers));
`;

const pythonRunner = `
import asyncio, importlib, json, sys
def run(spec):
    folder, module, name, method, inputs = spec
    sys.path.insert(0, folder)
    known = set(sys.modules)
    node = getattr(importlib.import_module(module), name)(port=None)
    answers = []
    for value in inputs:
        before = json.dumps(value)
        try:
            answers.append({"output": asyncio.run(getattr(node, method)(value))})
        except Exception as error:
            answers.append({"error": (getattr(error, "code", "") if getattr(error, "code", "") != "INVALID_INPUT" else str(error)) or repr(error)})
        if json.dumps(value) != before:
            answers[-1] = {"error": "INPUT_CHANGED"}
    sys.path.pop(0)
    for added in set(sys.modules) - known:
        if added.startswith(("model_", "node_", "support_")):
            del sys.modules[added]
    return answers
json.dump([run(spec) for spec in json.load(open(sys.argv[1]))], open(sys.argv[2], "w"))
`;

/** Whether nodes in Python can be run on this machine. */
export const hasPython =
  spawnSync('python3', ['-c', 'import pydantic'], { stdio: 'ignore' }).status === 0;

/** The same in Python, without a type check. */
export async function runPythonNodes(runs: readonly NodeRun[]): Promise<Answer[][]> {
  const root = realpathSync(mkdtempSync(join(tmpdir(), 'generated-nodes-')));
  try {
    const specs = [];
    for (const [at, { contract, inputs }] of runs.entries()) {
      const generated = await generateNode(contract, { language: 'python' });
      if (!generated.ok)
        throw new Error(`contract ${at}: ${JSON.stringify(generated.errors, null, 1)}`);
      const { files, nodeFile, nodeName } = generated.value;
      const folder = join(root, `n${at}`);
      mkdirSync(folder);
      for (const { path, contents } of files) writeFileSync(join(folder, path), contents);
      specs.push([folder, nodeFile.replace('.py', ''), nodeName, 'execute_compute', inputs]);
    }
    writeFileSync(join(root, 'run.py'), pythonRunner);
    writeFileSync(join(root, 'nodes.json'), JSON.stringify(specs));
    const args = ['-B', '-W', 'ignore', 'run.py', 'nodes.json', 'answers.json'];
    const child = spawnSync('python3', args, { cwd: root, encoding: 'utf8' });
    if (child.status !== 0) throw new Error(child.stderr);
    return JSON.parse(readFileSync(join(root, 'answers.json'), 'utf8')) as Answer[][];
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
}

/** Generates nodes and runs each on its inputs, all in one child; type-checks them on request. */
export async function runNodes(
  runs: readonly NodeRun[],
  { typeCheck = false }: { typeCheck?: boolean } = {},
): Promise<{ answers: Answer[][]; typeErrors: string }> {
  const root = realpathSync(mkdtempSync(join(tmpdir(), 'generated-nodes-')));
  try {
    const zod = dirname(createRequire(import.meta.url).resolve('zod/package.json'));
    mkdirSync(join(root, 'node_modules'));
    symlinkSync(realpathSync(zod), join(root, 'node_modules', 'zod'));
    mkdirSync(join(root, 'node_modules', '@types'));
    const types = dirname(createRequire(import.meta.url).resolve('@types/node/package.json'));
    symlinkSync(realpathSync(types), join(root, 'node_modules', '@types', 'node'));
    writeFileSync(join(root, 'package.json'), '{ "type": "module" }');
    const nodes = [];
    for (const [at, { contract, inputs }] of runs.entries()) {
      const generated = await generateNode(contract, { format: false });
      if (!generated.ok)
        throw new Error(`contract ${at}: ${JSON.stringify(generated.errors, null, 1)}`);
      const folder = join(root, `n${at}`);
      mkdirSync(folder);
      for (const { path, contents } of generated.value.files)
        writeFileSync(join(folder, path), contents);
      nodes.push({
        file: join(folder, generated.value.nodeFile),
        name: generated.value.nodeName,
        method: nodeKind(generated.value.contract.nodeType).method,
        inputs,
      });
    }
    writeFileSync(join(root, 'run.mjs'), runner);
    writeFileSync(join(root, 'nodes.json'), JSON.stringify({ nodes }));
    const options = { cwd: root, encoding: 'utf8', maxBuffer: 50_000_000 } as const;
    const child = spawnSync(
      process.execPath,
      ['--no-warnings', 'run.mjs', 'nodes.json', 'answers.json'],
      options,
    );
    if (child.status !== 0) throw new Error(child.stderr);
    const answers = JSON.parse(readFileSync(join(root, 'answers.json'), 'utf8')) as Answer[][];
    let typeErrors = '';
    if (typeCheck) {
      const checker = findTypeChecker()!;
      const flags =
        '--strict --noEmit --target es2022 --module nodenext --allowImportingTsExtensions --erasableSyntaxOnly --verbatimModuleSyntax --noUncheckedIndexedAccess --exactOptionalPropertyTypes --noUnusedLocals --noImplicitReturns --skipLibCheck --pretty false --types node';
      const args = [...checker.args, ...flags.split(' '), ...nodes.map(({ file }) => file)];
      const checked = spawnSync(checker.command, args, options);
      typeErrors = checked.stdout;
      const first = /^(n\d+\/[\w.]+)\((\d+),/m.exec(typeErrors);
      if (first !== null) {
        const lines = readFileSync(join(root, first[1]!), 'utf8').split('\n');
        typeErrors += `\n${lines.slice(Number(first[2]) - 3, Number(first[2]) + 3).join('\n')}`;
      }
    }
    return { answers, typeErrors };
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
}
