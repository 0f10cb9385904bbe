const irregular: Readonly<Record<string, string>> = {
  people: 'person',
  children: 'child',
  addresses: 'address',
  statuses: 'status',
  indices: 'index',
  series: 'series',
  news: 'news',
  movies: 'movie',
  cookies: 'cookie',
  caches: 'cache',
};

/** `orders` -> `order`, `categories` -> `category`, `status` -> `status`. */
export function singular(word: string): string {
  const known = irregular[word];
  if (known !== undefined) return known;
  if (/[^aeiou]ies$/.test(word) && word.length > 4) return `${word.slice(0, -3)}y`;
  if (/(?:ss|x|z|ch|sh)es$/.test(word)) return word.slice(0, -2);
  if (/(?:ss|us|is|data)$/.test(word) || word.length < 4) return word;
  return word.endsWith('s') ? word.slice(0, -1) : word;
}

export function plural(word: string): string {
  const known = Object.entries(irregular).find(([, one]) => one === word)?.[0];
  if (known !== undefined) return known;
  if (/[^aeiou]y$/.test(word)) return `${word.slice(0, -1)}ies`;
  return /(?:s|x|z|ch|sh)$/.test(word) ? `${word}es` : `${word}s`;
}

export function isPlural(word: string): boolean {
  return singular(word) !== word;
}

/** `Order Line`, `orderLine`, `order-line` -> `order_line`. */
export function snakeCase(name: string): string {
  return name
    .replaceAll(/([a-z0-9])([A-Z])/g, '$1_$2')
    .replaceAll(/([A-Z])([A-Z][a-z])/g, '$1_$2')
    .replaceAll(/[^A-Za-z0-9]+/g, '_')
    .replaceAll(/^_+|_+$/g, '')
    .toLowerCase();
}

export function pascalCase(name: string): string {
  return snakeCase(name)
    .split('_')
    .map((part) => part.charAt(0).toUpperCase() + part.slice(1))
    .join('');
}
