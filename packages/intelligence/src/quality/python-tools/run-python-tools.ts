import { execFile } from 'node:child_process';
import { constants } from 'node:fs';
import { access, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import type { Finding } from '../finding.ts';
import { pythonTools, type PythonTool } from './python-tools.ts';

export interface ToolsReport {
  readonly used: readonly string[];
  /** Tools that would have been used, and why they were not. */
  readonly missing: readonly { readonly tool: string; readonly reason: string }[];
}

interface RunOptions {
  readonly env: Readonly<Record<string, string | undefined>>;
}

/** Long enough for mypy without a cache. */
const timeoutMs = 20_000;

/**
 * Runs ruff, pylint and mypy on a copy of the text in a folder of its own, so that no settings of
 * the project and no imports take part.
 */
export async function runPythonTools(
  text: string,
  { env }: RunOptions,
): Promise<ToolsReport & { readonly findings: readonly Finding[] }> {
  const found = await Promise.all(
    pythonTools.map(async (tool) => ({ tool, program: await findProgram(tool.name, env) })),
  );
  const missing = found.flatMap(({ tool, program }) =>
    program === null ? [{ tool: tool.name, reason: 'not found on PATH' }] : [],
  );
  const used = ['ast-grep', 'code-analysis'];
  const findings: Finding[] = [];
  if (missing.length === pythonTools.length) return { used, missing, findings };
  const folder = await mkdtemp(join(tmpdir(), 'dispatch-python-'));
  try {
    await writeFile(join(folder, 'source.py'), text, { mode: 0o600 });
    for (const { tool, program } of found) {
      if (program === null) continue;
      const answer = await run(tool, { program, folder, env });
      if (answer.ok) {
        const known = used.includes('ruff') ? tool.alsoOfRuff : [];
        findings.push(...answer.findings.filter(({ rule }) => !known.includes(rule)));
        used.push(tool.name);
      } else missing.push({ tool: tool.name, reason: answer.reason });
    }
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
  return { used, missing, findings };
}

async function findProgram(name: string, env: RunOptions['env']): Promise<string | null> {
  for (const folder of (env['PATH'] ?? '').split(delimiter).filter((one) => one !== '')) {
    const program = join(folder, name);
    const isThere = await access(program, constants.X_OK).then(
      () => true,
      () => false,
    );
    if (isThere) return program;
  }
  return null;
}

type ToolAnswer =
  | { readonly ok: true; readonly findings: readonly Finding[] }
  | { readonly ok: false; readonly reason: string };

interface Place {
  readonly program: string;
  readonly folder: string;
  readonly env: RunOptions['env'];
}

/** A tool that finds something ends with a code of its own; one that fails says nothing on stdout. */
async function run(tool: PythonTool, { program, folder, env }: Place): Promise<ToolAnswer> {
  const { promise, resolve } = Promise.withResolvers<ToolAnswer>();
  const options = { cwd: folder, env, timeout: timeoutMs, maxBuffer: 16 * 2 ** 20 };
  execFile(program, [...tool.args, 'source.py'], options, (error, stdout, stderr) => {
    if (error?.killed === true) {
      resolve({ ok: false, reason: `no answer in ${timeoutMs} ms` });
      return;
    }
    const said = stderr.trim().split('\n').at(-1)?.slice(0, 200) ?? '';
    const unreadable = { ok: false, reason: `gave no answer that can be read: ${said}` } as const;
    if (error !== null && stdout.trim() === '') resolve(unreadable);
    else resolve(readReport(tool, stdout) ?? unreadable);
  });
  return await promise;
}

function readReport(tool: PythonTool, stdout: string): ToolAnswer | null {
  try {
    return { ok: true, findings: tool.read(stdout) };
  } catch {
    return null;
  }
}
