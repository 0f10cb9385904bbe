import type { Place } from '../facts/place.ts';
import type { FixOutcome } from '../solution/try-fixes.ts';
import type { SuspectPlace } from './suspect-place.ts';

/** Where a change made the command pass, its line comes first and ties with no other. */
export function putVerifiedFirst(
  suspects: readonly SuspectPlace[],
  { verified, fix }: FixOutcome,
): readonly SuspectPlace[] {
  const first = suspects.find(({ place }) => fix !== null && holds(place, fix.place));
  if (verified !== true || fix === null || !first) return suspects;
  const others = suspects
    .filter((one) => one !== first)
    .map((one) => (one.rank > first.rank ? one : { ...one, rank: one.rank + 1 }));
  return [
    {
      ...first,
      place: { ...first.place, line: fix.place.line, column: null },
      rank: 1,
      tied: false,
    },
    ...others.map((one) => ({
      ...one,
      tied: others.some((other) => other !== one && other.rank === one.rank),
    })),
  ];
}

/** Whether one place is in the other's function, or on its line. */
function holds({ file, line, range }: Place, inner: Place): boolean {
  if (file !== inner.file || inner.line === null) return false;
  return range === null
    ? line === inner.line
    : range.first <= inner.line && inner.line <= range.last;
}
