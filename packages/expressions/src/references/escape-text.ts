/** Text that, as a value of a plan, means exactly `text`: every `${` becomes `$${`. */
export function escapeText(text: string): string {
  return text.replaceAll('${', '$$$${');
}
