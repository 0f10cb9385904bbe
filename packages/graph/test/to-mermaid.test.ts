import { describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { toMermaid } from '../src/to-mermaid.ts';
import { hostileIds } from './hostile-ids.ts';
import { graphOf } from './plan-of.ts';

/** What a line of a box may be: nothing in the label can end it. */
const box =
  /^ {2}t\d+\["((?:[\p{L}\p{M}\p{N}\p{Extended_Pictographic}\p{RI}\p{EMod}\p{Variation_Selector}\p{Join_Control} _.,/+=-]|#\d+;)+)"\]$/u;

/** The label as a reader sees it. */
function shown(line: string): string {
  const [, label] = box.exec(line) ?? [];
  if (label === undefined) throw new Error(`not a safe box: ${line}`);
  return label.replaceAll(/#(\d+);/g, (_, code) => String.fromCodePoint(Number(code)));
}

describe('toMermaid', () => {
  test('draws arrows from a dependency to its dependent', () => {
    expect(toMermaid(graphOf(['build'], ['test', 'build']))).toBe(
      'flowchart LR\n  t0["build"]\n  t1["test"]\n  t0 --> t1\n',
    );
  });

  test('draws from top to bottom when asked', () => {
    expect(toMermaid(graphOf(['a']), { direction: 'TB' })).toMatch(/^flowchart TB\n/);
  });

  test('leaves usual ids readable', () => {
    expect(toMermaid(graphOf(['my_task-1.2/größe']))).toContain('["my_task-1.2/größe"]');
  });

  test.each(hostileIds)('shows %j and nothing else', (id) => {
    const lines = toMermaid(graphOf([id]))
      .trimEnd()
      .split('\n');
    expect(lines).toHaveLength(2);
    expect(shown(lines[1]!)).toBe(id);
  });

  test('spells out what cannot be seen', () => {
    const lines = toMermaid(graphOf(['a']), { labelOf: () => 'a\u200bb\nc' }).split('\n');
    expect(shown(lines[1]!)).toBe('a\\u{200b}b\\u{a}c');
  });

  test('shows any label on one line', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (label) => {
        const lines = toMermaid(graphOf(['a']), { labelOf: () => label })
          .trimEnd()
          .split('\n');
        expect(lines).toHaveLength(2);
        expect(lines[1]).toMatch(box);
      }),
      { numRuns: 1000 },
    );
  });

  test('colours only tasks that have a status', () => {
    const diagram = toMermaid(graphOf(['a'], ['b'], ['c']), {
      statusOf: (id) => (id === 'c' ? undefined : 'failed'),
    });
    expect(diagram).toContain('t0["a"]:::failed\n  t1["b"]:::failed\n  t2["c"]\n');
    expect(diagram.match(/classDef/g)).toHaveLength(1);
    expect(diagram).toMatch(/\n {2}classDef failed fill:#\w+,stroke:#\w+,color:#\w+\n$/);
  });
});
