/**
 * Runs a shipped example on a fresh copy: `pnpm example quickstart`, `pnpm example patterns/fan-out`.
 * A plan names absolute paths, so the copy's own path replaces `/path/to/project` in it.
 */
import { spawn } from 'node:child_process';
import { cp, mkdir, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { existsSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const examples = join(root, 'examples');
const placeholder = '/path/to/project';

const [name, ...flags] = process.argv.slice(2);
const known = await exampleNames();
if (name === undefined || !known.includes(name)) {
  console.error(`Usage: pnpm example NAME [dispatch options]\n\nExamples: ${known.join(', ')}`);
  process.exit(2);
}
const copy = await copyExample(name);
const script = join(examples, name, 'demo.ts');
if (existsSync(script)) {
  process.exitCode = await runDemo(script, copy);
} else {
  process.exitCode = await runDispatch(copy, flags);
  for (const line of await readFindings(copy)) console.log(line);
}
console.log(`\nAll of it is in ${relative(process.cwd(), copy.folder) || copy.folder}`);

interface ExampleCopy {
  readonly folder: string;
  readonly plan: string;
  readonly result: string;
}

/** The part of a result document that is shown here: what agents found or made. */
interface Findings {
  readonly results: readonly {
    readonly task_id: string;
    readonly output?: { readonly error_summary?: string; readonly files_written?: string[] };
  }[];
}

/** `quickstart` is a folder with a plan.json, `patterns/chain` is a plan among others. */
async function exampleNames(): Promise<readonly string[]> {
  const files = await readdir(examples, { recursive: true });
  return files
    .filter((file) => file.endsWith('.plan.json') || file.endsWith('plan.json'))
    .filter((file) => !/(^|[/])(node_modules|runs)[/]/.test(file))
    .map((file) => file.replace(/[./]plan\.json$/, ''))
    .toSorted();
}

/** Lays the example's files out anew, the quickstart's where it has none; earlier traces stay. */
async function copyExample(example: string): Promise<ExampleCopy> {
  const isFolder = existsSync(join(examples, example, 'plan.json'));
  const source = isFolder ? join(examples, example) : join(examples, example, '..');
  const planFile = isFolder ? join(source, 'plan.json') : join(examples, `${example}.plan.json`);
  const folder = join(examples, 'runs', example);
  const project = join(folder, 'project');
  await rm(project, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  const own = join(source, 'project');
  await cp(existsSync(own) ? own : join(examples, 'quickstart/project'), project, {
    recursive: true,
  });
  const plan = join(folder, 'plan.json');
  const text = await readFile(planFile, 'utf8');
  await writeFile(plan, text.replaceAll(placeholder, project));
  const result = join(folder, 'result.json');
  await rm(result, { force: true });
  return { folder, plan, result };
}

async function runDispatch(example: ExampleCopy, options: readonly string[]): Promise<number> {
  const output = ['--output-format', 'text', '--output-file', example.result];
  const child = startDispatch(example, ['run', example.plan, ...output, ...options]);
  return await new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code) => resolve(code ?? 1));
  });
}

/** An example that is more than one run has a script of its own. */
async function runDemo(file: string, example: ExampleCopy): Promise<number> {
  const { demo } = (await import(file)) as {
    demo: (surroundings: {
      dispatch: (...args: readonly string[]) => ReturnType<typeof spawn>;
      plan: string;
      project: string;
      say: (line: string) => void;
    }) => Promise<number>;
  };
  return await demo({
    dispatch: (...args) => startDispatch(example, args),
    plan: example.plan,
    project: join(example.folder, 'project'),
    say: (line) => console.log(line),
  });
}

function startDispatch({ folder }: ExampleCopy, args: readonly string[]): ReturnType<typeof spawn> {
  const bin = join(root, 'apps/cli/bin/dispatch.js');
  const config = join(folder, 'project', 'dispatch.config.json');
  const withConfig = existsSync(config) ? ['--config', config] : [];
  const all = [bin, ...args, ...withConfig];
  return spawn(process.execPath, all, { cwd: folder, stdio: 'inherit' });
}

/** What each task found or made, a line each; nothing where the result went elsewhere. */
async function readFindings({ folder, result }: ExampleCopy): Promise<readonly string[]> {
  if (!existsSync(result)) return [];
  const { results } = JSON.parse(await readFile(result, 'utf8')) as Findings;
  return results.flatMap(({ task_id: task, output }) => {
    const files = (output?.files_written ?? []).map((file) => `  ${relative(folder, file)}`);
    const found = output?.error_summary === undefined ? [] : [`  ${output.error_summary}`];
    return files.length + found.length === 0 ? [] : [`\n${task}`, ...found, ...files];
  });
}
