/** `provider:id[@url]`, taken apart. */
export interface ModelAddress {
  readonly provider: string;
  readonly id: string;
  /** Null: where the provider is by itself. */
  readonly url: string | null;
}

/** Ids may hold colons and at signs: `openai-compatible:qwen3:8b@http://localhost:11434/v1`. */
const pattern = /^(?<provider>[^\s:]+):(?<id>\S+?)(?:@(?<url>https?:\/\/\S+))?$/u;

/** Undefined when the text is no address. */
export function readModelAddress(text: string): ModelAddress | undefined {
  const groups = pattern.exec(text)?.groups;
  if (groups?.['provider'] === undefined || groups['id'] === undefined) return undefined;
  return { provider: groups['provider'], id: groups['id'], url: groups['url'] ?? null };
}

/** As records and messages name a model. */
export function showModel({ provider, id }: ModelAddress): string {
  return `${provider}:${id}`;
}
