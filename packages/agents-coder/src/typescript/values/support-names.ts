import { readdirSync } from 'node:fs';
import { exportOf } from '../support-files/export-of.ts';

/** Names that support modules export, so that no const of a node takes one. */
export const supportNames: readonly string[] = readdirSync(
  new URL('../../../src/typescript/support/', import.meta.url),
).map((file) => exportOf(file.replace(/\.ts$/, '')));
