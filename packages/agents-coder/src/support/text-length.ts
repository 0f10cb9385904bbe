/** How many code points a text has. */
export function textLength(text: string): number {
  return [...text].length;
}
