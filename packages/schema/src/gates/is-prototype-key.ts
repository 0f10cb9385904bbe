/**
 * Whether the key under way could reach the prototype of other objects: `__proto__` always,
 * `prototype` only under `constructor`, the one way it can.
 */
export function isPrototypeKey(
  scan: { readonly frames: readonly { readonly step: string | number | null }[] },
  key: string,
): boolean {
  if (key === '__proto__') return true;
  return key === 'prototype' && scan.frames.at(-2)?.step === 'constructor';
}
