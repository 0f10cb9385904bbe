import { isAbsolute } from 'node:path';
import { quotePath } from './path-refusal.ts';
import type { PathFault } from './path-refusal.ts';

/** Longer than any file system takes (PATH_MAX is 4096 on Linux, 1024 on macOS). */
const maxLength = 4096;

/** What is wrong with a path by its text alone; undefined when nothing is. */
export function checkSpelling(value: unknown): PathFault | undefined {
  if (typeof value !== 'string' || value === '' || value.length > maxLength) {
    return {
      code: 'PATH_INVALID',
      message: `A path must be text such as "/home/me/project/a.ts"; got ${nameValue(value)}.`,
      hint: `Write an absolute path of at most ${maxLength} characters.`,
    };
  }
  if (value.includes('\0')) {
    return {
      code: 'PATH_INVALID',
      message: `The path ${quotePath(value)} has a NUL character in it.`,
      hint: 'Remove the NUL character.',
    };
  }
  if (!isAbsolute(value)) {
    return {
      code: 'PATH_NOT_ABSOLUTE',
      message: `The path ${quotePath(value)} must be absolute, such as "/home/me/project/a.ts".`,
      hint: 'Write the whole path from / on; ~ and $HOME are not expanded.',
    };
  }
  if (value.split(/[/\\]/u).includes('..')) {
    return {
      code: 'PATH_TRAVERSAL',
      message: `The path ${quotePath(value)} must not have ".." in it.`,
      hint: 'Write the path without "..".',
    };
  }
  return undefined;
}

function nameValue(value: unknown): string {
  if (typeof value !== 'string') return value === null ? 'null' : typeof value;
  return value === '' ? 'an empty text' : `${value.length} characters`;
}
