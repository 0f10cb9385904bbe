import { readFile } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';

/** Looks until something is so. Never resolves when it never is. */
export async function until(isSo: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await isSo())) await sleep(5);
}

/** Looks until a file holds a text. */
export async function untilFile(file: string, text: string): Promise<void> {
  await until(async () => (await readFile(file, 'utf8').catch(() => '')).includes(text));
}
