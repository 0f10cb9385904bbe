import type { JsonValue } from '@parallel-dispatcher/schema';
import type { CacheFacts, ContextFileFact } from './cache-facts.ts';
import type { CacheKey } from './cache-key.ts';
import { createDigest } from './create-digest.ts';
import { digestFields } from './digest-fields.ts';

/** Rises when the same facts would give another key. */
const keyVersion = 1;

interface KeyOptions {
  /** Secret bytes of one cache; keys of different salts never meet. @default none, plain SHA-256 */
  readonly salt?: Uint8Array;
}

/**
 * The key of an answer. The order of keys in objects never counts, everything else does: any value
 * at any depth, the order of lists, an absent field against null.
 * @throws {TypeError} when the facts hold what no JSON can hold, such as NaN.
 */
export function cacheKeyOf(facts: CacheFacts, { salt }: KeyOptions = {}): CacheKey {
  const digest = createDigest(salt);
  const agent = {
    name: facts.agent.name,
    version: facts.agent.version,
    code_sha256: facts.agent.codeSha256,
  };
  const contextFiles = facts.contextFiles.map(({ path, sha256 }) => [path, sha256] as const);
  const upstream = Object.fromEntries(
    Object.entries(facts.upstream).map(
      ([task, { outcome, output }]) => [task, { outcome, output }] as const,
    ),
  );
  const sections = [
    { name: 'agent', value: agent, levels: 1 },
    { name: 'model', value: facts.model, levels: 0 },
    { name: 'input', value: facts.input, levels: 2 },
    { name: 'context_files', value: contextFiles, levels: 0 },
    { name: 'upstream', value: upstream, levels: 2 },
    ...(facts.extra === undefined ? [] : [{ name: 'extra', value: facts.extra, levels: 1 }]),
  ];
  const whole: JsonValue = Object.fromEntries(sections.map(({ name, value }) => [name, value]));
  const byPath = { name: 'context_files', value: byFile(facts.contextFiles), levels: 1 };
  const fields = {
    ...digestFields(byPath, digest),
    ...Object.assign({}, ...sections.map((section) => digestFields(section, digest))),
  };
  return { key: digest(`answer-${keyVersion}`, whole), fields };
}

/** A path that is named twice keeps both. */
function byFile(files: readonly ContextFileFact[]): Record<string, (string | null)[]> {
  const found = new Map<string, (string | null)[]>();
  for (const { path, sha256 } of files) found.set(path, [...(found.get(path) ?? []), sha256]);
  return Object.fromEntries(found);
}
