import type { ToolSet } from '../../src/tool.ts';
import type { passagesAnswer, examplesAnswer } from '../../src/retrieval/answers/answer-schema.ts';
import type { z } from 'zod';

interface Answers {
  readonly perform_rag_query: z.output<typeof passagesAnswer>;
  readonly research: z.output<typeof passagesAnswer>;
  readonly search_code_examples: z.output<typeof examplesAnswer>;
}

/** Calls a tool as the server does: input and answer pass its schemas. @throws when it fails. */
export async function ask<Name extends keyof Answers>(
  { tools }: ToolSet,
  { tool: name, ...args }: { readonly tool: Name } & Readonly<Record<string, unknown>>,
): Promise<Answers[Name]> {
  const tool = tools.find((one) => one.name === name);
  if (!tool) throw new Error(`no ${name}`);
  const { signal } = new AbortController();
  const result = await tool.run(tool.input.parse(args), { signal });
  if (!result.ok) throw new Error(JSON.stringify(result.failure));
  return tool.output.parse(result.value) as Answers[Name];
}
