import type { AgentContext } from '@parallel-dispatcher/agent';

/** The heavy half: loaded in the worker only. */
export async function run(
  input: { file: string; report?: string | undefined },
  context: AgentContext,
) {
  const text = await context.files.readText(input.file);
  const words = text.split(/\s+/u).filter((word) => word !== '');
  context.progress(`${words.length} words`, 1);
  const longest = words.toSorted((a, b) => b.length - a.length)[0] ?? null;
  if (input.report !== undefined) {
    await context.files.write(input.report, `words: ${words.length}\n`, { overwrite: true });
  }
  return { words: words.length, longest };
}
