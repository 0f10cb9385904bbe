/** A docstring around text that is not ours. */
export function docstring(text: string, depth: number): string {
  const pad = '    '.repeat(depth);
  const lines = text
    .replaceAll('\\', '\\\\')
    .replaceAll('"""', '\\"\\"\\"')
    .trim()
    .split(/\r?\n/)
    .map((line) => line.trimEnd());
  const [first = ''] = lines;
  if (lines.length === 1) return `${pad}"""${first}${first.endsWith('"') ? ' ' : ''}"""\n`;
  return `${pad}"""${first}\n${lines
    .slice(1)
    .map((line) => (line === '' ? '' : `${pad}${line}`))
    .join('\n')}\n${pad}"""\n`;
}

/** A line comment around text that is not ours. */
export function lineComment(text: string): string {
  return text
    .trim()
    .split(/\r?\n|\f|\v/)
    .map((line) => `# ${line.trimEnd()}\n`)
    .join('');
}
