import { enclosingFunction } from '../functions/enclosing-function.ts';
import type { FunctionInfo } from '../functions/function-info.ts';
import { listPythonFunctions } from '../functions/list-python-functions.ts';
import { maskPython } from '../python/mask-python.ts';
import type { ValueOrigin } from './value-origin.ts';

interface ValueUse {
  readonly expression: string;
  readonly line: number;
}

interface Module {
  readonly lines: readonly string[];
  readonly codes: readonly string[];
  readonly functions: readonly FunctionInfo[];
}

export function findPythonOrigins(source: string, use: ValueUse): readonly ValueOrigin[] {
  const root = /^[A-Za-z_]\w*/.exec(use.expression)?.[0];
  if (root === undefined) return [];
  const module: Module = {
    lines: source.split(/\r\n|\n|\r/),
    codes: maskPython(source).split(/\r\n|\n|\r/),
    functions: listPythonFunctions(source),
  };
  const direct = /^(?:self\.)?([A-Za-z_]\w*)\s*\(/.exec(use.expression)?.[1];
  if (direct !== undefined) return emptyReturns(module, direct);
  const bound = bindings(module, { ...use, root });
  const makers = new Set(bound.flatMap(({ text }) => makerOf(text) ?? []));
  return [...bound, ...[...makers].flatMap((name) => emptyReturns(module, name))];
}

/** The parameter or the assignments of the name, in the function around the use. */
function bindings(module: Module, use: ValueUse & { readonly root: string }): ValueOrigin[] {
  const around = enclosingFunction(module.functions, use.line);
  const [first, last] = [around?.startLine ?? 1, around?.endLine ?? module.codes.length];
  const targets = use.expression === use.root ? [use.root] : [use.root, use.expression];
  const found: ValueOrigin[] = [];
  for (let line = first; line <= last; line++) {
    const code = module.codes[line - 1] ?? '';
    const parameter = new RegExp(
      String.raw`^\s*(?:async\s+)?def\s.{0,500}[(,]\s*${use.root}\s*[,:=)]`,
    );
    if (parameter.test(code))
      found.push(originAt(module, { kind: 'parameter', line, name: use.root }));
    for (const target of targets) {
      if (!assigns(code, target)) continue;
      found.push(originAt(module, { kind: 'assignment', line, name: target }));
    }
  }
  return found;
}

function assigns(code: string, target: string): boolean {
  const trimmed = code.trim();
  return (
    trimmed.startsWith(target) && /^\s*(?::[^=]{1,100})?=(?!=)/.test(trimmed.slice(target.length))
  );
}

/** `find_user` for `user = find_user(id)` and `user = self.find_user(id)`. */
function makerOf(text: string): string | undefined {
  return /=\s*(?:await\s+)?(?:self\.)?([A-Za-z_]\w*)\s*\(/.exec(text)?.[1];
}

/** Returns that yield None or what `.get` may not find, and a body that ends without a return. */
function emptyReturns(module: Module, name: string): ValueOrigin[] {
  const found: ValueOrigin[] = [];
  for (const one of module.functions) {
    if (one.name !== name && !one.name.endsWith(`.${name}`)) continue;
    for (let line = one.startLine + 1; line <= one.endLine; line++) {
      const code = (module.codes[line - 1] ?? '').trim();
      const kind = judgeReturn(code);
      if (kind) found.push(originAt(module, { kind, line, name }));
    }
    if (fallsOff(module, one)) {
      found.push(originAt(module, { kind: 'empty-return', line: one.endLine, name }));
    }
  }
  return found;
}

function judgeReturn(code: string): ValueOrigin['kind'] | undefined {
  if (/^return(?:\s+None)?$|^return\s.{0,500}\.get\([^,]{0,200}\)$/.test(code))
    return 'empty-return';
  const called = /^return\s+(?:await\s+)?(?:self\.)?([a-z_]\w*)\(.{0,500}\)$/.exec(code)?.[1];
  return called === undefined || neverNone.has(called) ? undefined : 'handed-on';
}

/** Built-ins that always give a value. */
const neverNone = new Set(
  'abs bool bytes dict float frozenset int len list max min range repr round set sorted str sum tuple'.split(
    ' ',
  ),
);

/** The last statement at the level of the body is no return, raise or endless loop. */
function fallsOff(module: Module, one: FunctionInfo): boolean {
  const body = module.codes.slice(one.startLine, one.endLine).filter((code) => code.trim() !== '');
  const level = Math.min(...body.map((code) => code.length - code.trimStart().length));
  const last = body.findLast((code) => code.length - code.trimStart().length === level) ?? '';
  return !/^\s*(?:return|raise|while\s+True|with|try|else|finally|except|[)\]}])/.test(last);
}

function originAt(module: Module, facts: Pick<ValueOrigin, 'kind' | 'line' | 'name'>): ValueOrigin {
  return { ...facts, text: (module.lines[facts.line - 1] ?? '').trim().slice(0, 500) };
}
