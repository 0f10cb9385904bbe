import { posix } from 'node:path';
import { tryTool, type AgentContext, type ToolQuestion } from '@parallel-dispatcher/agent';
import type { CoderInput, JsonValue } from '@parallel-dispatcher/schema';
import * as z from 'zod';
import { requirementsOf, type UpstreamRequirement } from './requirements-of.ts';

/** All that a model is shown, besides the rules. */
export interface Brief {
  readonly request: Readonly<Record<string, JsonValue>>;
  readonly requirements: readonly UpstreamRequirement[];
  readonly contextFiles: readonly Excerpt[];
  readonly examples: readonly Excerpt[];
  /** Tools that were asked for examples, and who answered. */
  readonly answeredBy: readonly string[];
}

interface Excerpt {
  readonly source: string;
  readonly text: string;
  /** Whether there is more of it. */
  readonly cut: boolean;
}

/** Characters: about 8,000 tokens of files and 4,000 of examples. */
const filesAtMost = { each: 10_000, all: 32_000 };
const examplesAtMost = { each: 3_000, all: 15_000 };
const longestContext = 8_000;

/** Gathers what a model is to know: the request, files, similar code and what dependencies found. */
export async function gatherBrief(
  input: CoderInput,
  context: Pick<AgentContext, 'files' | 'log' | 'tools' | 'upstream'>,
): Promise<Brief> {
  const query = [input.node_type ?? '', input.contract_description].join(' ').slice(0, 800);
  const [files, knowledge, code] = await Promise.all([
    readFiles(input, context),
    passagesOf(context, { tool: 'perform_rag_query', args: { query, match_count: 4 } }),
    passagesOf(context, { tool: 'search_code_examples', args: { query, match_count: 3 } }),
  ]);
  return {
    request: {
      description: input.contract_description,
      node_type: input.node_type,
      node_name: input.node_name,
      additional_context: bounded(input.additional_context),
      pre_gathered_context: bounded(input.pre_gathered_context),
    },
    requirements: requirementsOf(context.upstream),
    contextFiles: withinBounds(files, filesAtMost),
    examples: withinBounds(
      newIn([...knowledge.passages, ...code.passages], input.contract_description),
      examplesAtMost,
    ),
    answeredBy: [...knowledge.answeredBy, ...code.answeredBy],
  };
}

type Passage = Pick<Excerpt, 'source' | 'text'>;

/**
 * Files are named by where they are in the request: their folders say nothing of the node. One that
 * is no text, or too large, is left out.
 */
async function readFiles(
  { context_files: paths }: CoderInput,
  { files, log }: Pick<AgentContext, 'files' | 'log'>,
): Promise<readonly Passage[]> {
  const read = paths.map(async (path, index) => {
    const source = `context_files[${index}]: ${posix.basename(path)}`;
    try {
      return [{ source, text: await files.readText(path) }];
    } catch (error) {
      log.warn(`${source} is left out: ${String(error)}`);
      return [];
    }
  });
  return (await Promise.all(read)).flat();
}

const text = z.string().nullish();
const answerSchema = z.looseObject({
  results: z
    .array(
      z.looseObject({
        source: text,
        content: text,
        code: text,
        metadata: z.looseObject({ kind: text }).nullish(),
      }),
    )
    .default([]),
});

/** Similar code and documents; that there are none is no fault. Traces tell nothing of the code. */
async function passagesOf(
  { tools }: Pick<AgentContext, 'tools'>,
  question: ToolQuestion,
): Promise<{ readonly passages: readonly Passage[]; readonly answeredBy: readonly string[] }> {
  const attempt = await tryTool(tools, question);
  const read = attempt.ok ? answerSchema.safeParse(attempt.value) : undefined;
  if (!attempt.ok || read?.success !== true) return { passages: [], answeredBy: [] };
  const passages = read.data.results
    .filter(({ metadata }) => metadata?.kind !== 'traces')
    .map(({ source, code, content }) => ({
      source: source ?? 'unknown',
      text: code ?? content ?? '',
    }))
    .filter((passage) => passage.text !== '');
  return { passages, answeredBy: [attempt.answeredBy] };
}

/** Each passage once, without those that hold the request itself, such as its plan. */
function newIn(passages: readonly Passage[], request: string): readonly Passage[] {
  const byText = new Map(passages.map((passage) => [passage.text, passage]));
  return [...byText.values()].filter(({ text: held }) => request === '' || !held.includes(request));
}

function withinBounds(
  passages: readonly Passage[],
  { each, all }: { readonly each: number; readonly all: number },
): readonly Excerpt[] {
  let left = all;
  return passages.flatMap(({ source, text: whole }) => {
    const length = Math.min(each, left, whole.length);
    left -= length;
    if (length === 0) return [];
    return [{ source, text: whole.slice(0, length), cut: length < whole.length }];
  });
}

function bounded(value: JsonValue): JsonValue {
  const whole = JSON.stringify(value);
  return whole.length <= longestContext ? value : `${whole.slice(0, longestContext)} …`;
}
