import type { Described } from '../../contract/step.ts';
import type { Problems } from '../../contract/problem.ts';
import type { Shape } from '../../typescript/values/shape.ts';
import { pythonSupportNames } from '../support-files.ts';

/** Python source of a value, and what is known of it. */
export interface PythonExpression {
  readonly code: string;
  readonly shape: Shape;
}

/** A function whose body the contract holds as code. */
export interface PythonBody {
  readonly name: string;
  readonly ruleName: string;
  readonly work: Described;
}

/** What one node gathers while its source is written. */
export interface PythonEmission {
  readonly problems: Problems;
  readonly names: { readonly take: (wanted: string) => string };
  /** Module constants: source of the value -> name. */
  readonly constants: Map<string, string>;
  readonly bodies: PythonBody[];
}

/** What an expression can refer to. */
export interface PythonScope {
  readonly emission: PythonEmission;
  readonly vars: ReadonlyMap<string, PythonExpression>;
  /** The current row; null outside of rows. */
  readonly row: PythonExpression | null;
  readonly depth: number;
}

const reserved = [
  ...'False None True and as assert async await break class continue def del elif else except'.split(
    ' ',
  ),
  ...'finally for from global if import in is lambda nonlocal not or pass raise return try'.split(
    ' ',
  ),
  ...'while with yield match case print input data row item left right group answer self'.split(
    ' ',
  ),
  ...'list dict str int float bool len sum min max any all sorted tuple set type id map filter'.split(
    ' ',
  ),
  ...'context state event events held applied ignored steps results plan outcome work'.split(' '),
  ...'RETRIED TRIED_ONCE Any Dict List Optional cmp_to_key uuid4 create_port create_store create_steps'.split(
    ' ',
  ),
];

export function pythonEmission(problems: Problems): PythonEmission {
  const used = new Set([...reserved, ...pythonSupportNames()]);
  return {
    problems,
    constants: new Map(),
    bodies: [],
    names: {
      take: (wanted) => {
        const base = snakeCase(wanted);
        let name = used.has(base) ? `${base}_value` : base;
        for (let count = 2; used.has(name); count += 1) name = `${base}_${count}`;
        used.add(name);
        return name;
      },
    },
  };
}

function snakeCase(text: string): string {
  const name = text
    .replaceAll(/([a-z\d])([A-Z])/g, '$1_$2')
    .replaceAll(/[^A-Za-z0-9]+/g, '_')
    .replaceAll(/^_+|_+$/g, '')
    .toLowerCase();
  return name === '' || /^\d/.test(name) ? `value_${name}` : name;
}
