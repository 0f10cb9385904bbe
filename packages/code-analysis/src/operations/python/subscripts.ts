import { bracketed, hasOutside } from './bracketed.ts';
import { operationAt } from './python-code.ts';
import type { PythonFinder } from './python-finder.ts';

/** Words that are followed by a list, not by an index. */
const words = new Set(
  'and as assert await del elif else for from if in is lambda not or print raise return while yield'.split(
    ' ',
  ),
);
/** Names whose brackets hold types. */
const generic =
  /^(?:list|dict|set|frozenset|tuple|type|List|Dict|Set|FrozenSet|Tuple|Type|Optional|Union|Callable|Iterable|Iterator|Sequence|Mapping|Literal|Generator|Any|Final|ClassVar|Annotated)$/;

/** `xs[i]`, read or written as the message says; slices and text keys cannot be out of range. */
export const subscripts: PythonFinder = (python, { message }) => {
  const { code, text } = python;
  const written = /assignment/.test(message);
  return [...code.matchAll(/(?:([A-Za-z_]\w{0,200})|[)\]'"])[ \t]{0,8}\[/g)].flatMap((found) => {
    const [whole, name] = found;
    if (name !== undefined && (words.has(name) || generic.test(name))) return [];
    const open = found.index + whole.length - 1;
    const inside = bracketed(code, open);
    if (inside === null || inside.trim() === '' || hasOutside(inside, ':')) return [];
    if (/^\s*[bruf]{0,2}['"]/i.test(inside)) return [];
    const after = code.slice(open + inside.length + 2, open + inside.length + 12);
    const before = code.slice(Math.max(0, found.index - 200), found.index);
    const assigned = /^[ \t]*=(?!=)/.test(after) || /\bdel[ \t]+[\w.]*$/.test(before);
    const augmented = /^[ \t]*(?:\*\*|\/\/|<<|>>|[-+*/%@&|^])=/.test(after);
    if (assigned !== written && !augmented) return [];
    const index = text
      .slice(open + 1, open + 1 + inside.length)
      .trim()
      .slice(0, 60);
    const list = name === undefined ? 'the sequence' : `\`${name}\``;
    const offset = found.index;
    return [operationAt(python, { offset, when: `index \`${index}\` is outside ${list}` })];
  });
};

/** `.pop(…)` and `.popleft()`. */
export const pops: PythonFinder = (python) =>
  [...python.code.matchAll(/\.pop(?:left)?\(/g)].map(({ index }) =>
    operationAt(python, {
      offset: index + 1,
      when: 'the list is empty, or shorter than the index',
    }),
  );
