import { realpath } from 'node:fs/promises';
import { sourceLanguage } from '@parallel-dispatcher/code-analysis';
import type { Assessor } from '../assessor/assessor.ts';
import { readSource } from '../assessor/source-input.ts';
import type { Source } from '../facts/source-facts.ts';
import type { ToolResult } from '../tool.ts';
import { walkWorkspace } from '../retrieval/workspace/walk-workspace.ts';
import { readInside } from '../workspace/read-inside.ts';
import type { Optimizations } from './optimizations.ts';

interface Question {
  readonly operation_name: string;
  readonly content?: string | undefined;
  readonly source_path?: string | undefined;
  readonly language?: string | undefined;
}

interface Means {
  readonly assessor: Assessor;
  readonly workspace: string;
  readonly signal: AbortSignal;
}

/** Files of a workspace that are looked into for one name. */
const mostFiles = 20;

/** Opportunities in the text, else in the file, else wherever the workspace has such a function. */
export async function findOperation(
  { operation_name, ...given }: Question,
  means: Means,
): Promise<ToolResult<Optimizations>> {
  const names = namesOf(operation_name);
  if (given.content === undefined && given.source_path === undefined) {
    return await findInWorkspace(names, operation_name, means);
  }
  const content = given.content ?? (await readInside(means.workspace, given.source_path ?? ''));
  if (typeof content !== 'string' && !content.ok) return nothing(content.reason);
  const text = typeof content === 'string' ? content : content.text;
  const read = readSource({ ...given, content: text });
  if (!read.ok) return nothing(read.reason);
  const asked = await look(read.source, names, means);
  if (!asked.ok || asked.value.functions.length > 0 || asked.value.reason !== null) return asked;
  // The name may be that of the task: what was handed in is looked at all the same.
  const whole = await look(read.source, [], means);
  if (!whole.ok) return whole;
  const reason = `no function is named ${operation_name}: the whole file was looked at`;
  return { ok: true, value: { ...whole.value, reason: whole.value.reason ?? reason } };
}

async function findInWorkspace(
  names: readonly string[],
  asked: string,
  means: Means,
): Promise<ToolResult<Optimizations>> {
  const found: { -readonly [Key in keyof Optimizations]: Optimizations[Key] } = {
    opportunities: [],
    functions: [],
    reason: null,
  };
  let files = 0;
  const root = await realpath(means.workspace).catch(() => means.workspace);
  for await (const { path } of walkWorkspace({ root, except: [] })) {
    if (means.signal.aborted) break;
    if (sourceLanguage(path) === null) continue;
    const read = await readInside(means.workspace, path);
    if (!read.ok || !names.some((name) => new RegExp(`\\b${name}\\b`).test(read.text))) continue;
    const source = readSource({ content: read.text, source_path: path });
    if (!source.ok) continue;
    const answer = await look(source.source, names, means);
    if (!answer.ok) return answer;
    if (answer.value.functions.length === 0) continue;
    found.opportunities.push(...answer.value.opportunities);
    found.functions.push(...answer.value.functions);
    if (++files < mostFiles) continue;
    found.reason = `the first ${mostFiles} files with such a function were looked at`;
    break;
  }
  if (files === 0) return nothing(`no function of the workspace is named ${asked}`);
  return { ok: true, value: found };
}

async function look(
  source: Source,
  functions: readonly string[],
  { assessor, signal }: Means,
): Promise<ToolResult<Optimizations>> {
  const answer = await assessor.run({ kind: 'optimization', source, functions }, signal);
  return answer.ok ? { ok: true, value: answer.value as unknown as Optimizations } : answer;
}

/** `Cart.total`, `load orders` and `load-orders` as the names that code gives them. */
function namesOf(operation: string): readonly string[] {
  const words = operation.trim().match(/[A-Za-z0-9_$]+/g) ?? [];
  const last = words.at(-1);
  if (last === undefined) return [];
  if (/^[\w$.#]+$/.test(operation.trim())) return [last];
  const [first = '', ...more] = words;
  const camel =
    first + more.map((word) => `${word[0]?.toUpperCase() ?? ''}${word.slice(1)}`).join('');
  return [camel, words.join('_').toLowerCase()];
}

function nothing(reason: string): ToolResult<Optimizations> {
  return { ok: true, value: { opportunities: [], functions: [], reason } };
}
