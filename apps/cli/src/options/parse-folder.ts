import { InvalidArgumentError } from 'commander';

/** A folder; a run may make it. */
export function parseFolder(text: string): string {
  if (text.trim() === '') throw new InvalidArgumentError('It must name a folder.');
  return text;
}
