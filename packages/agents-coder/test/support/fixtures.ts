import { readdirSync, readFileSync } from 'node:fs';

const folder = new URL('../fixtures/contracts/', import.meta.url);

/** The realistic contracts, as text by name. */
export const fixtures: ReadonlyMap<string, string> = new Map(
  readdirSync(folder).map((file) => [
    file.replace('.yaml', ''),
    readFileSync(new URL(file, folder), 'utf8'),
  ]),
);

export function fixture(name: string): string {
  const text = fixtures.get(name);
  if (text === undefined) throw new Error(`no fixture ${name}`);
  return text;
}
