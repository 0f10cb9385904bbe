/** How many characters two texts have in common at their begin, and then at their end. */
export interface CommonEnds {
  readonly begin: number;
  readonly end: number;
}

export function commonEnds(one: string, other: string): CommonEnds {
  const shorter = Math.min(one.length, other.length);
  let begin = 0;
  while (begin < shorter && one[begin] === other[begin]) begin += 1;
  let end = 0;
  while (end < shorter - begin && one.at(-1 - end) === other.at(-1 - end)) end += 1;
  return { begin, end };
}
