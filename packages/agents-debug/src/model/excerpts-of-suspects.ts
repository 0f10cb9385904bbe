import type { Fact } from '../facts/fact.ts';
import type { Place } from '../facts/place.ts';
import type { Known } from './evidence-pack.ts';
import { excerptOf } from './read-sources.ts';

const mostSuspects = 6;
const mostFiles = 3;
const around = 10;
const longestFunction = 150;

/** The source of the likeliest places; of the given files where there are none. */
export async function excerptsOfSuspects({
  failure,
  suspects,
}: Known): Promise<readonly Fact<'source_excerpt'>[]> {
  const { sources, short } = failure;
  const places =
    suspects.length > 0
      ? suspects
          .slice(0, mostSuspects)
          .map(({ place }) => ({ file: place.file, ...linesOf(place) }))
      : sources.known
          .slice(0, mostFiles)
          .map((file) => ({ file, first: 1, last: longestFunction }));
  const excerpts = await Promise.all(
    places.map(async ({ file, first, last }) => {
      const read = await sources.read(file);
      return read.ok ? [excerptOf(file, { text: read.source.text, first, last, short })] : [];
    }),
  );
  return excerpts.flat();
}

function linesOf({ line, range }: Place): { readonly first: number; readonly last: number } {
  const middle = line ?? 1;
  const { first, last } = range ?? { first: middle - around, last: middle + around };
  const isLong = last - first >= longestFunction;
  return isLong
    ? { first: Math.max(first, middle - longestFunction / 2), last: middle + longestFunction / 2 }
    : { first: Math.max(1, first), last };
}
