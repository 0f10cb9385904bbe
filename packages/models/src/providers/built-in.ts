/** Providers that need no package of their own. */
export const providerNames = ['anthropic', 'openai', 'openai-compatible'] as const;

export function isBuiltIn(provider: string): provider is (typeof providerNames)[number] {
  return (providerNames as readonly string[]).includes(provider);
}
