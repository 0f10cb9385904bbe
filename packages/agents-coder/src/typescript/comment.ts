/** A docstring around text that is not ours. */
export function docstring(text: string, indent = ''): string {
  const lines = text
    .replaceAll('*/', '* /')
    .trim()
    .split(/\r?\n/)
    .map((line) => line.trimEnd());
  if (lines.length === 1) return `${indent}/** ${lines[0]} */\n`;
  return `${indent}/**\n${lines.map((line) => `${indent} * ${line}`).join('\n')}\n${indent} */\n`;
}

/** A line comment around text that is not ours. */
export function lineComment(text: string): string {
  return text
    .trim()
    .split(/\r?\n|\u2028|\u2029/)
    .map((line) => `// ${line.trimEnd()}\n`)
    .join('');
}
