import { statSync } from 'node:fs';
import { InvalidArgumentError } from 'commander';

/** A folder that may be made later. */
export function parseFolder(text: string): string {
  if (text.trim() === '') throw new InvalidArgumentError('It must name a folder.');
  return text;
}

/** A folder that is there. */
export function parseExistingFolder(text: string): string {
  const isFolder = statSync(parseFolder(text), { throwIfNoEntry: false })?.isDirectory() === true;
  if (!isFolder) throw new InvalidArgumentError('It must name a folder that is there.');
  return text;
}
