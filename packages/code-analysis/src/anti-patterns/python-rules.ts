import type { PythonRule } from './python-rule.ts';

/** A default that is made once and shared by all calls. */
export const mutableDefault: PythonRule = ({ line, code }) => {
  const found =
    /^\s*(?:async\s+)?def\s.{0,2000}?\b(\w+)(?:\s*:[^=,]{1,200})?\s*=\s*(?:\[|\{|(?:list|dict|set)\(\))/.exec(
      code,
    );
  if (found === null) return undefined;
  const message = `the default of \`${found[1]}\` is made once and shared by all calls`;
  return { rule: 'mutable-default-argument', line, message, fix: null };
};

/** `except:` also takes KeyboardInterrupt and SystemExit. */
export const bareExcept: PythonRule = ({ line, code }) => {
  if (!/^\s*except\s*:/.test(code)) return undefined;
  const message = '`except:` takes every exception, also those that end the program';
  return { rule: 'bare-except', line, message, fix: null };
};

/** `x is 'text'` compares identities. */
export const isLiteral: PythonRule = ({ line, text, code }) => {
  const found = /\bis(\s+not)?\s+(?=["']|[bru]{1,2}["']|-?\d)/.exec(code);
  if (found === null) return undefined;
  const operator = found[1] === undefined ? '==' : '!=';
  const after = `${text.slice(0, found.index)}${operator} ${text.slice(found.index + found[0].length)}`;
  const message = '`is` with a literal compares identities, not values';
  return { rule: 'is-literal', line, message, fix: { line, before: text, after } };
};

/** `range(len(xs) + 1)` with `xs[i]` inside. */
export const offByOneRange: PythonRule = ({ line, text, code, body }) => {
  const found = /^\s*for\s+(\w+)\s+in\s+range\((?:0,\s*)?len\(([\w.]+)\)(\s*\+\s*1)\)/.exec(code);
  if (found?.[3] === undefined || found[2] === undefined) return undefined;
  const read = `${found[2]}[${found[1]}]`;
  if (!body().some((inner) => inner.includes(read) && !inner.includes(`${read} =`)))
    return undefined;
  return {
    rule: 'off-by-one-range',
    line,
    message: `the loop runs to len(${found[2]}), so its last turn reads \`${read}\` past the end`,
    fix: { line, before: text, after: text.replace(found[3], '') },
  };
};
