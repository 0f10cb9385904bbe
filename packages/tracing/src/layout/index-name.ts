const indexFile = /^dispatch-(\d{8}_\d{6})(?:-([1-9]\d*))?\.json$/;

/** `dispatch-20251006_120000.json` in UTC; the second of one second is `-2`. */
export function indexName(startedAt: Date, count: number): string {
  const digits = startedAt.toISOString().replaceAll(/[-:]/g, '');
  const stamp = `${digits.slice(0, 8)}_${digits.slice(9, 15)}`;
  return `dispatch-${stamp}${count === 1 ? '' : `-${count}`}.json`;
}

export function isIndexName(name: string): boolean {
  return indexFile.test(name);
}

/** Names of indexes among others, those of the latest runs first. */
export function latestIndexNames(names: readonly string[]): readonly string[] {
  const found = names.flatMap((name) => {
    const [, stamp, count = '1'] = indexFile.exec(name) ?? [];
    return stamp === undefined ? [] : [{ name, stamp, count: Number(count) }];
  });
  return found.toSorted(byStart).map(({ name }) => name);
}

interface Start {
  readonly stamp: string;
  readonly count: number;
}

function byStart(one: Start, other: Start): number {
  if (one.stamp === other.stamp) return other.count - one.count;
  return one.stamp < other.stamp ? 1 : -1;
}
