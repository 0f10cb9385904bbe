import { describe, expect, test } from '@jest/globals';
import { toDot } from '../src/to-dot.ts';
import { hostileIds } from './hostile-ids.ts';
import { graphOf } from './plan-of.ts';

const box = /^ {2}t0 \[label="((?:[^"\\]|\\["\\])*)"\];$/;

describe('toDot', () => {
  test('draws arrows from a dependency to its dependent', () => {
    const lines = toDot(graphOf(['build'], ['test', 'build'])).split('\n');
    expect(lines[0]).toBe('digraph plan {');
    expect(lines.slice(3)).toEqual([
      '  t0 [label="build"];',
      '  t1 [label="test"];',
      '  t0 -> t1;',
      '}',
      '',
    ]);
  });

  test('draws from top to bottom when asked', () => {
    expect(toDot(graphOf(['a']), { direction: 'TB' })).toContain('rankdir=TB;');
  });

  test.each(hostileIds)('shows %j and nothing else', (id) => {
    const lines = toDot(graphOf([id])).split('\n');
    expect(lines).toHaveLength(6);
    const label = box.exec(lines[3]!)?.[1];
    expect(label?.replaceAll(/\\(.)/g, '$1').replaceAll('&amp;', '&')).toBe(id);
  });

  test('keeps a label of several lines on one', () => {
    expect(toDot(graphOf(['a']), { labelOf: () => 'a\nb' })).toContain('label="a\\\\u{a}b"');
  });

  test('colours only tasks that have a status', () => {
    const drawn = toDot(graphOf(['a'], ['b']), {
      statusOf: (id) => (id === 'a' ? 'succeeded' : undefined),
    });
    expect(drawn).toMatch(/t0 \[label="a", fillcolor="#\w{6}", color="#\w{6}"\];/);
    expect(drawn).toContain('t1 [label="b"];');
  });
});
