const rates = new Map([
  ['de', 0.19],
  ['ch', 0.081],
]);

export function rateOf(country) {
  return rates.get(country) ?? 0;
}
