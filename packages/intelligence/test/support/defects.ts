/** Puts one defect into a text; `n` makes names that are not there yet. */
export type Defect = (text: string, n: number) => string;

const append =
  (code: (n: number) => string): Defect =>
  (text, n) =>
    `${text}\n${code(n)}\n`;

const scriptDefects = {
  'empty catch': append((n) => `try { globalThis.work${n}(); } catch {}`),
  eval: append((n) => `globalThis.made${n} = eval('1 + ${n}');`),
  'loose equality': append((n) => `if (globalThis.name == 'x${n}') globalThis.close();`),
  'open work': append((n) => `// TODO: the case ${n} is missing`),
  'unused variable': append((n) => `const unused${n} = ${n};`),
  'text run later': append((n) => `setTimeout('work(${n})', 10);`),
  'output left behind': append((n) => `console.log(${n});`),
  'code in a comment': append((n) => `// const old${n} = work();`),
  'secret in the source': append((n) => `globalThis.open({ password: 'hunter${n}secret' });`),
  'query of parts': append(
    (n) => `globalThis.ask('SELECT ${n} FROM a WHERE b = ' + globalThis.b);`,
  ),
  'command of parts': append((n) => `globalThis.child.execSync(\`ls \${globalThis.folder${n}}\`);`),
  'markup of text': append((n) => `globalThis.box${n}.innerHTML = globalThis.text;`),
  'lost async callback': append(
    (n) => `[${n}].forEach(async (one) => await globalThis.save(one));`,
  ),
  'unhandled promise': append((n) => `globalThis.load(${n}).then(() => globalThis.close());`),
  'mutable export': append((n) => `/** Counts. */\nexport let counter${n} = ${n};`),
} satisfies Record<string, Defect>;

export const typescriptDefects = {
  ...scriptDefects,
  'double cast': append((n) => `globalThis.cast${n} = ${n} as unknown as string;`),
  any: append((n) => `export const loose${n}: any = ${n};`),
  'removed documentation': (text) => text.replace(/\/\*\* What[^\n]*\n|\/\*\* The[^\n]*\n/, ''),
  'long parameter list': append(
    (n) =>
      `/** Adds up many. */\nexport function sum${n}(a: number, b: number, c: number, d: number, e: number, f: number): number {\n  return a + b + c + d + e + f + ${n};\n}`,
  ),
  'deep nesting': append(
    (n) =>
      `/** Looks deep. */\nexport function deep${n}(x: number): number {\n  if (x > ${n}) {\n    for (let at = 0; at < x; at++) {\n      if (at > 2) {\n        while (x > at) {\n          if (at === x) return at;\n          at += ${n} + 1;\n        }\n      }\n    }\n  }\n  return x;\n}`,
  ),
  'duplicated function': append(
    (n) =>
      `/** The same again. */\nexport function copy${n}(lines: readonly OrderLine[]): number {\n  let total = 0;\n  for (const { price, count } of lines) {\n    total += price * count;\n  }\n  return total;\n}`,
  ),
  'stub function': append(
    (n) =>
      `/** To come. */\nexport function stub${n}(): void {\n  throw new Error('not implemented');\n}`,
  ),
} satisfies Record<string, Defect>;

export const javascriptDefects = {
  ...scriptDefects,
  'removed documentation': (text) => text.replace(/\/\*\* (?:What|The)[^\n]*\n/, ''),
  'long parameter list': append(
    (n) =>
      `/** Adds up. */\nexport function sum${n}(a, b, c, d, e, f) {\n  return a + b + c + d + e + f + ${n};\n}`,
  ),
  'duplicated function': append(
    (n) =>
      `/** The same again. */\nexport function copy${n}(lines) {\n  let total = 0;\n  for (const { price, count } of lines) {\n    total += price * count;\n  }\n  return total;\n}`,
  ),
} satisfies Record<string, Defect>;

export const pythonDefects = {
  'swallowed exception': append((n) => `try:\n    total_of([${n}])\nexcept ValueError:\n    pass`),
  'bare except': append((n) => `try:\n    total_of([${n}])\nexcept:\n    print(${n})`),
  eval: append((n) => `made_${n} = eval("1 + ${n}")`),
  'comparison with None': append((n) => `flag_${n} = total_of == None`),
  'open work': append((n) => `# TODO: the case ${n} is missing`),
  'code in a comment': append((n) => `# old_${n} = total_of([])`),
  'secret in the source': append((n) => `API_KEY_${n} = "hunter${n}secret"`),
  'query of parts': append((n) => `ask_${n}(f"SELECT * FROM a WHERE b = '{total_of}'")`),
  'query of a format': append((n) => `ask_${n}("DELETE FROM a WHERE b = '%s'" % total_of)`),
  'file left open': append((n) => `text_${n} = open("${n}.txt").read()`),
  'debugger left': append(() => 'breakpoint()'),
  'unverified connection': append((n) => `page_${n} = fetch("https://a.example", verify=False)`),
  'return in finally': append(
    (n) =>
      `def ends_${n}() -> int:\n    """Says one."""\n    try:\n        return total_of([])\n    finally:\n        return ${n}`,
  ),
  'code that never runs': append(
    (n) => `def dead_${n}() -> int:\n    """Says one."""\n    return ${n}\n    total_of([])`,
  ),
  'output left behind': append(
    (n) => `def tells_${n}() -> None:\n    """Says one."""\n    print(${n})`,
  ),
  'unused variable': append(
    (n) => `def keeps_${n}() -> int:\n    """Says one."""\n    unused = ${n}\n    return 1 + ${n}`,
  ),
  any: append((n) => `from typing import Any\nloose_${n}: Any = ${n}`),
  'removed documentation': (text) => text.replace(/ {4}"""(?:What|The)[^\n]*\n/, ''),
  'removed types': append(
    (n) => `def untyped_${n}(a, b):\n    """Adds."""\n    return a + b + ${n}`,
  ),
  'mutable default': append(
    (n) =>
      `def gather_${n}(seen: list[int] = []) -> int:\n    """Counts."""\n    return len(seen) + ${n}`,
  ),
  'long parameter list': append(
    (n) =>
      `def sum_${n}(a: int, b: int, c: int, d: int, e: int, f: int) -> int:\n    """Adds up."""\n    return a + b + c + d + e + f + ${n}`,
  ),
  'deep nesting': append(
    (n) =>
      `def deep_${n}(x: int) -> int:\n    """Looks deep."""\n    if x > ${n}:\n        for at in range(x):\n            if at > 2:\n                while x > at:\n                    if at == x:\n                        return at\n                    x -= 1\n    return x`,
  ),
  'duplicated function': append(
    (n) =>
      `def copy_${n}(lines: list[OrderLine]) -> float:\n    """The same again."""\n    total = 0.0\n    for line in lines:\n        total += line.price * line.count\n    return total`,
  ),
  'stub function': append((n) => `def stub_${n}() -> None:\n    """To come."""\n    pass`),
} satisfies Record<string, Defect>;
