const indexFile = /^dispatch-\d{8}_\d{6}(?:-[1-9]\d*)?\.json$/;

/** `dispatch-20251006_120000.json` in UTC; the second of one second is `-2`. */
export function indexName(startedAt: Date, count: number): string {
  const digits = startedAt.toISOString().replaceAll(/[-:]/g, '');
  const stamp = `${digits.slice(0, 8)}_${digits.slice(9, 15)}`;
  return `dispatch-${stamp}${count === 1 ? '' : `-${count}`}.json`;
}

export function isIndexName(name: string): boolean {
  return indexFile.test(name);
}
