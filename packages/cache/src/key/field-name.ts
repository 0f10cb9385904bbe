import { createHash } from 'node:crypto';

/** Long enough for paths; field names are stored and shown. */
const longest = 200;

/** `input.files`, or `input["odd key"]`. A long key is cut, and a piece of its hash added. */
export function fieldName(parent: string, key: string): string {
  if (/^[A-Za-z_$][\w$-]{0,99}$/.test(key)) return `${parent}.${key}`;
  return `${parent}[${JSON.stringify(key.length > longest ? shortened(key) : key)}]`;
}

/** Stands for the fields of `parent` when they are too many. No key is ever written so. */
export function manyFields(parent: string): string {
  return `${parent}.*`;
}

/** Whether a field is somewhere within another. */
export function isWithin(field: string, parent: string): boolean {
  return field.startsWith(`${parent}.`) || field.startsWith(`${parent}[`);
}

function shortened(key: string): string {
  const hash = createHash('sha256').update(key).digest('hex').slice(0, 12);
  return `${key.slice(0, longest)}…${hash}`;
}
