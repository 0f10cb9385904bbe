import { errorDetail, suggest, type ErrorDetail } from '@parallel-dispatcher/schema';

interface Problem {
  readonly code: string;
  /** JSON path within the contract, such as `pipeline[2].filter.where`. */
  readonly at: string;
  readonly message: string;
  readonly hint?: string | undefined;
}

/** Collects what is wrong with a contract, so that one report names everything. */
export interface Problems {
  readonly add: (problem: Problem) => void;
  readonly list: () => readonly ErrorDetail[];
}

/** What to do about a problem that names no fix of its own. */
const usualHints: Readonly<Record<string, (at: string) => string>> = {
  CONTRACT_INVALID: (at) => `Correct "${at}", or add it; docs/contracts.md shows its form.`,
  CONTRACT_CONTRADICTION: (at) => `Change "${at}" or what it contradicts, so that both hold.`,
  UNSUPPORTED_KEYWORD: (at) => `Say "${at}" with what the dialect has, or with a require.`,
  WRONG_ARGUMENT_COUNT: (at) => `Add or take away arguments at "${at}".`,
};

/** 50 are more than anybody repairs at once. */
const mostProblems = 50;

export function collectProblems(): Problems {
  const found: ErrorDetail[] = [];
  return {
    add: ({ code, at, message, hint }) => {
      if (found.length < mostProblems) {
        found.push(
          errorDetail({ code, message, path: at, hint: hint ?? usualHints[code]?.(at) ?? null }),
        );
      }
    },
    list: () => found,
  };
}

/** `Did you mean "filter"?`, or the choices where nothing is near. */
export function didYouMean(word: string, candidates: readonly string[]): string {
  const near = suggest(word, candidates);
  if (near !== undefined) return `Did you mean "${near}"?`;
  return candidates.length === 0 ? 'There are none.' : `Known: ${candidates.join(', ')}.`;
}
