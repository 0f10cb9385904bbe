import { errorDetail, type ErrorDetail } from '@parallel-dispatcher/schema';

/** How many problems one report lists; more would not be read, and each costs text. */
export const maxListedProblems = 100;

/** Collects problems. A problem past the limit is only counted: its text is never made. */
export interface ProblemList {
  add(code: string, describe: () => ErrorDetail): void;
  /** The listed problems, kind by kind, and one `MORE_PROBLEMS` entry that counts the rest. */
  report(): readonly ErrorDetail[];
}

interface Kind {
  count: number;
  readonly listed: ErrorDetail[];
}

export function createProblemList(): ProblemList {
  const kinds = new Map<string, Kind>();
  return {
    add(code, describe) {
      const kind = kinds.get(code) ?? { count: 0, listed: [] };
      kinds.set(code, kind);
      kind.count += 1;
      if (kind.listed.length < maxListedProblems) kind.listed.push(describe());
    },
    report() {
      const shares = shareFairly([...kinds.values()].map((kind) => kind.listed.length));
      const listed = [...kinds.values()].flatMap((kind, at) => kind.listed.slice(0, shares[at]));
      const rest = [...kinds].flatMap(([code, kind], at) => {
        const left = kind.count - shares[at]!;
        return left > 0 ? [{ code, left }] : [];
      });
      return rest.length === 0 ? listed : [...listed, describeRest(rest)];
    },
  };
}

/** Splits the limit so that a flood of one kind cannot hide another kind. */
function shareFairly(wanted: readonly number[]): number[] {
  const shares = wanted.map(() => 0);
  let left = maxListedProblems;
  const smallestFirst = wanted.map((_, at) => at).sort((a, b) => wanted[a]! - wanted[b]!);
  for (const [done, at] of smallestFirst.entries()) {
    const share = Math.min(wanted[at]!, Math.floor(left / (smallestFirst.length - done)));
    shares[at] = share;
    left -= share;
  }
  return shares;
}

function describeRest(rest: readonly { code: string; left: number }[]): ErrorDetail {
  const total = rest.reduce((sum, { left }) => sum + left, 0);
  return errorDetail({
    code: 'MORE_PROBLEMS',
    message: `${total} more not listed: ${rest.map(({ code, left }) => `${left} ${code}`).join(', ')}.`,
    hint: 'Fix the listed problems, then check the plan again.',
  });
}
