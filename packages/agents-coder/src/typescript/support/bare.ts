/**
 * A copy whose objects inherit nothing, so that a missing field is missing whatever its name. A
 * field `__proto__` goes as `[__proto__]`, because models cannot check it under its own.
 */
export function bare(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(bare);
  if (typeof value !== 'object' || value === null) return value;
  const copy: Record<string, unknown> = Object.create(null);
  for (const [key, held] of Object.entries(value))
    copy[key === '__proto__' ? '[__proto__]' : key] = bare(held);
  return copy;
}
