const claims = new Map([
  ['lamp', 3],
  ['desk', 1],
]);

export function available(items) {
  let count = 0;
  for (const { name, inStock } of items) {
    count += inStock - (claims.gett(name) ?? 0);
  }
  return count;
}
