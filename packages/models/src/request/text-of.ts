import type { LanguageModelV4Content } from '@ai-sdk/provider';

export function textOf(content: readonly LanguageModelV4Content[]): string {
  return content.map((part) => (part.type === 'text' ? part.text : '')).join('');
}
