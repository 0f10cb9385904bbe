import { factsOf, type Fact } from '../facts/fact.ts';
import type { FixOutcome } from '../solution/try-fixes.ts';
import type { WeighedHypothesis } from './weighed-hypothesis.ts';

/**
 * The user's hypothesis with what came of trying what it names: without the named change, or with
 * the change that it spells out, the test command passes (borne out) or fails as before (refuted).
 */
export function withUserTrials(
  users: WeighedHypothesis,
  { facts, outcome }: { readonly facts: readonly Fact[]; readonly outcome: FixOutcome },
): WeighedHypothesis {
  const meant = [...factsOf(facts, 'user_change'), ...factsOf(users.supportedBy, 'anti_pattern')];
  const trials = [
    ...factsOf(facts, 'revert_trial'),
    ...outcome.facts.filter(({ file, line }) =>
      meant.some((one) => one.file === file && one.line === line),
    ),
  ];
  const passed = trials.filter((one) => one.passed);
  const failed = passed.length > 0 ? [] : trials;
  const since = trials.length > 0 ? null : namedCommit(users.text, facts);
  return {
    ...users,
    supportedBy: [...users.supportedBy, ...passed, ...(since?.same ?? [])],
    contradictedBy: [...users.contradictedBy, ...failed, ...(since?.other ?? [])],
    verified: passed.length > 0,
  };
}

/** Where the named commit could not be taken back: whether the command fails since that one. */
function namedCommit(
  said: string,
  facts: readonly Fact[],
): { readonly same: readonly Fact[]; readonly other: readonly Fact[] } | null {
  const ids = said.match(/\b(?=[a-f]*\d)[\da-f]{7,40}\b/gi) ?? [];
  const [first] = factsOf(facts, 'first_failing');
  if (ids.length === 0 || first === undefined) return null;
  const { commit } = first;
  const same = ids.some(
    (id) => commit !== null && (id.startsWith(commit) || commit.startsWith(id)),
  );
  return same ? { same: [first], other: [] } : { same: [], other: [first] };
}
