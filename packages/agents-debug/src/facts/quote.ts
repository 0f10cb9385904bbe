/** Text on one line, at most `longest` characters. */
export function quote(text: string, longest = 200): string {
  const line = text.replace(/\s+/g, ' ').trim();
  return line.length <= longest ? line : `${line.slice(0, longest - 1)}…`;
}
