/** How many code points a text has. */
export function textLength(text: string): number {
  return Array.from(text).length;
}
