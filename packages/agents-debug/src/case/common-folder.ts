import { dirname, sep } from 'node:path';

/** The deepest folder that two absolute folders share, at last the root. */
export function commonFolder(one: string, other: string): string {
  let common = one;
  while (common !== dirname(common) && !`${other}${sep}`.startsWith(`${common}${sep}`)) {
    common = dirname(common);
  }
  return common;
}
