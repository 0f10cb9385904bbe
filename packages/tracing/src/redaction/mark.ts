/** What stands where a secret stood, such as `[REDACTED:github]`. */
export function mark(kind: string): string {
  return `[REDACTED:${kind}]`;
}
