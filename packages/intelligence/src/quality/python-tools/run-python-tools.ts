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
        used.push(tool.name);
        findings.push(...answer.findings);
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

/** A tool that finds something ends with a code of its own; what counts is that it can be read. */
async function run(
  tool: PythonTool,
  {
    program,
    folder,
    env,
  }: { readonly program: string; readonly folder: string; readonly env: RunOptions['env'] },
): Promise<ToolAnswer> {
  const { stdout, failure } = await new Promise<{ stdout: string; failure: string }>((resolve) => {
    const options = { cwd: folder, env, timeout: timeoutMs, maxBuffer: 16 * 2 ** 20 };
    execFile(program, [...tool.args, 'source.py'], options, (error, out, err) => {
      const said = err.trim().split('\n').at(-1) ?? '';
      const isKilled = error !== null && error.killed === true;
      resolve({ stdout: out, failure: isKilled ? `no answer in ${timeoutMs} ms` : said });
    });
  });
  try {
    return { ok: true, findings: tool.read(stdout) };
  } catch {
    return { ok: false, reason: `gave no answer that can be read: ${failure.slice(0, 200)}` };
  }
}
