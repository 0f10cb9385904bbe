import { artifactRefSchema, type ArtifactRef, type JsonValue } from '@parallel-dispatcher/schema';

/** The artifacts that a value names, at any depth. */
export function findArtifactRefs(value: JsonValue): readonly ArtifactRef[] {
  const found: ArtifactRef[] = [];
  const open: JsonValue[] = [value];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (typeof next !== 'object' || next === null) continue;
    const ref = '$artifact' in next ? artifactRefSchema.safeParse(next) : undefined;
    if (ref?.success === true) found.push(ref.data);
    else for (const child of Object.values(next)) open.push(child);
  }
  return found;
}
