import type { RecordedFunction, RecordedLine } from '../ranking/fault-record.ts';
import type { RanLine } from './coverage-unit.ts';

/** The lines of a record, numbered as they are first met. */
export class LineTable {
  readonly list: RecordedLine[] = [];
  readonly #indices = new Map<string, number>();
  readonly #functionIndex: (place: RecordedFunction) => number;

  constructor(functionIndex: (place: RecordedFunction) => number) {
    this.#functionIndex = functionIndex;
  }

  add(lines: readonly RanLine[]): void {
    for (const one of lines) {
      if (this.#indices.has(idOf(one))) continue;
      const { file, line, of } = one;
      this.#indices.set(idOf(one), this.list.length);
      this.list.push([file, line, of === null ? null : this.#functionIndex(of)]);
    }
  }

  /** Of those that were added; others are passed over. */
  indicesOf(lines: readonly RanLine[]): readonly number[] {
    return [...new Set(lines.flatMap((one) => this.#indices.get(idOf(one)) ?? []))];
  }
}

function idOf({ file, line }: RanLine): string {
  return `${file}\n${line}`;
}
