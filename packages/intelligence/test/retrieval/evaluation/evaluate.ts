import { ask } from '../ask.ts';
import type { ToolSet } from '../../../src/tool.ts';
import type { Question } from './question-sets.ts';

export interface Evaluation {
  /** Questions of which the first result answers. */
  readonly hitAt1: number;
  /** Questions of which one of the first five answers. */
  readonly hitAt5: number;
  /** Mean of 1 / rank of the first answer, 0 where it is not among ten. */
  readonly meanReciprocalRank: number;
  /** Median of a question, in ms. */
  readonly queryMs: number;
  /** Questions without an answer among the first five. */
  readonly missed: readonly string[];
}

/** Asks a tool every question and looks where the first answer stands. */
export async function evaluate(
  tools: ToolSet,
  {
    tool,
    questions,
  }: { readonly tool: 'perform_rag_query' | 'research'; readonly questions: readonly Question[] },
): Promise<Evaluation> {
  const ranks: number[] = [];
  const times: number[] = [];
  for (const { ask: query, answers } of questions) {
    const startedMs = performance.now();
    const { results } = await ask(tools, { tool, query, match_count: 10 });
    times.push(performance.now() - startedMs);
    ranks.push(results.findIndex(({ source }) => answers.includes(source)) + 1);
  }
  const within = (rank: number, most: number): boolean => rank > 0 && rank <= most;
  return {
    hitAt1: ranks.filter((rank) => within(rank, 1)).length,
    hitAt5: ranks.filter((rank) => within(rank, 5)).length,
    meanReciprocalRank:
      ranks.reduce((sum, rank) => sum + (rank > 0 ? 1 / rank : 0), 0) / ranks.length,
    queryMs: times.sort((one, other) => one - other)[times.length >> 1] ?? 0,
    missed: questions.flatMap(({ ask: query }, at) => (within(ranks[at] ?? 0, 5) ? [] : [query])),
  };
}
