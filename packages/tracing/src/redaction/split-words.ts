/** Names longer than this are looked at from their end only, which keeps the split linear. */
const longestName = 100;

/** `openaiApiKey`, `OPENAI_API_KEY` and `openai-api-key` are all `["openai", "api", "key"]`. */
export function splitWords(name: string): readonly string[] {
  return name
    .slice(-longestName)
    .replaceAll(/([a-z0-9])([A-Z])/g, '$1 $2')
    .replaceAll(/([A-Z]{1,40})([A-Z][a-z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== '');
}
