import * as z from 'zod';
import { faultCheck, type Fault } from '../problems/fault.ts';

/**
 * A path as the documents demand it: absolute, without NUL, without `..` segments. Whether it lies
 * inside the allowed folders, also through links, is checked against the disk elsewhere.
 */
export const absolutePathSchema = z
  .string()
  .min(1)
  .max(4_096)
  .check(faultCheck(findPathFault))
  .meta({ pattern: '^/', examples: ['/home/me/project/src/pricing.ts'] });

function findPathFault(path: string): Fault | undefined {
  if (path === '') return undefined;
  if (!path.startsWith('/')) {
    return {
      expected: 'an absolute path, such as "/home/me/project/src/pricing.ts"',
      hint: 'Begin the path with "/"; relative paths and "~" are not resolved.',
    };
  }
  if (path.includes('\0')) {
    return { expected: 'a path without NUL characters', hint: 'Remove the NUL character.' };
  }
  if (path.split('/').includes('..')) {
    return {
      expected: 'a path without ".." segments',
      hint: 'Write the path that the ".." leads to.',
    };
  }
  return undefined;
}
