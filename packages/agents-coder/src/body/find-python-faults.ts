/** Words of Python that lead out of a pure function, or out of what it is given. */
const refused = new Set(
  'import from class global nonlocal raise async await yield with del assert exec eval compile open input print globals locals vars dir getattr setattr delattr hasattr breakpoint memoryview exit quit help id hash object super classmethod staticmethod property type callable os sys subprocess random time datetime socket'.split(
    ' ',
  ),
);

/** Attributes that show the insides of the interpreter begin so. */
const inside =
  /\b(?:gi|cr|ag|f|tb|co|func)_(?:frame|code|globals|builtins|locals|back|next|await)\b/;

/** Modules show other modules: of `re`, only these are named. */
const otherOfRe =
  /(?<![\w.])re\b(?!\.(?:sub|subn|match|fullmatch|search|findall|finditer|split|escape|[AIMSX]|ASCII|IGNORECASE|MULTILINE|DOTALL|VERBOSE)\b)/;

const texts =
  /#.*|[A-Za-z]{0,2}"""[\s\S]*?"""|[A-Za-z]{0,2}'''[\s\S]*?'''|[A-Za-z]{0,2}"(?:\\.|[^"\\\n])*"|[A-Za-z]{0,2}'(?:\\.|[^'\\\n])*'/g;

/** Why Python code is no body of a pure function, a sentence each; none where it may be one. */
export async function findPythonFaults(code: string): Promise<readonly string[]> {
  const faults: string[] = [];
  const masked = code.replaceAll(texts, (text, at: number) => {
    const line = lineOf(code, at);
    if (text.startsWith('#')) return '';
    if (/"""|'''/.test(text)) faults.push(`It holds a text of several lines, line ${line}.`);
    if (/__/.test(text)) faults.push(`It names a member with "__", line ${line}.`);
    // The values in it are code.
    return /^[rbu]{0,1}f[rbu]{0,1}["']/i.test(text) ? text.replaceAll(/["']/g, ' ') : '""';
  });
  for (const [at, line] of masked.split('\n').entries()) {
    const say = (what: string): number => faults.push(`It ${what}, line ${at + 1}.`);
    if (/__/.test(line) || inside.test(line)) say('reaches into the interpreter');
    if (otherOfRe.test(line)) say('hands the module re on');
    if (/\t/.test(line)) say('is indented with tabs');
    if (/^\s*@/.test(line)) say('decorates something');
    for (const [, word = ''] of line.matchAll(/(?<![\w.])([A-Za-z]\w*)(?!\w|\s*=(?!=))/g)) {
      if (refused.has(word)) say(`uses ${word}`);
    }
    if (/\.(?:format_map|format)\b/.test(line)) say('uses format, whose texts may name anything');
  }
  if (!/\breturn\b/.test(masked)) faults.push('It returns nothing.');
  return faults;
}

function lineOf(text: string, at: number): number {
  return text.slice(0, at).split('\n').length;
}
