import cacache from 'cacache';
import type { WalkedFile } from '../folder/walk-folder.ts';
import { answerFactsSchema, answerName, blobName } from './cache-entry.ts';
import { bucketPathOf, contentPathOf, sha256Of } from './layout.ts';
import type { HeldAnswer } from './plan-eviction.ts';

/** An answer with all files that it needs, so that what nobody needs can be told. */
export interface ListedAnswer extends HeldAnswer {
  readonly paths: readonly string[];
}

/** The answers of a folder, from its index alone; a line that is damaged is passed over. */
export async function listAnswers(
  dir: string,
  files: ReadonlyMap<string, WalkedFile>,
): Promise<readonly ListedAnswer[]> {
  const answers: ListedAnswer[] = [];
  for (const { key: name, integrity, metadata } of Object.values(await cacache.ls(dir))) {
    const key = /^answer:([0-9a-f]{64})$/.exec(name)?.[1];
    const sha256 = sha256Of(integrity);
    const facts = answerFactsSchema.safeParse(metadata);
    if (key === undefined || sha256 === undefined || !facts.success) continue;
    const own = [contentPathOf(dir, sha256), bucketPathOf(dir, answerName(key))];
    const shared = facts.data.blobs.map(([blob]) => blob);
    answers.push({
      key,
      createdAtMs: Date.parse(facts.data.created_at),
      usedAtMs: files.get(contentPathOf(dir, sha256))?.changedAtMs ?? 0,
      bytes: own.reduce((sum, path) => sum + (files.get(path)?.bytes ?? 0), 0),
      blobs: facts.data.blobs,
      paths: [
        ...own,
        ...shared.map((blob) => contentPathOf(dir, blob)),
        ...shared.map((blob) => bucketPathOf(dir, blobName(blob))),
      ],
    });
  }
  return answers;
}

/** The bytes of answers and of what they share, each once. */
export function bytesOf(answers: readonly HeldAnswer[]): number {
  const shared = new Map(answers.flatMap(({ blobs }) => blobs));
  const own = answers.reduce((sum, { bytes }) => sum + bytes, 0);
  return [...shared.values()].reduce((sum, bytes) => sum + bytes, own);
}
