import type { z } from 'zod';

type Issue = z.core.$ZodIssue;

/**
 * Issues without unions where one member was clearly meant: the value had its type, and something
 * inside was wrong. Then what was wrong inside is what a person wants to read.
 */
export function spreadUnions(issues: readonly Issue[]): readonly Issue[] {
  return issues.flatMap((issue) => {
    if (issue.code !== 'invalid_union') return [issue];
    const meant = issue.errors.filter((member) => !member.some(refusesWhole));
    if (meant.length === 0) return [issue];
    const nearest = meant.reduce((best, member) => (member.length < best.length ? member : best));
    return spreadUnions(
      nearest.map((inner) => ({ ...inner, path: [...issue.path, ...inner.path] })),
    );
  });
}

/** Whether a member did not even have the right type. */
function refusesWhole(issue: Issue): boolean {
  return (
    issue.path.length === 0 && (issue.code === 'invalid_type' || issue.code === 'invalid_value')
  );
}
