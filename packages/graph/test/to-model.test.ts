import { describe, expect, test } from '@jest/globals';
import { toModel } from '../src/to-model.ts';
import { graphOf } from './plan-of.ts';

describe('toModel', () => {
  test('is built once', () => {
    const graph = graphOf(['a'], ['b', 'a']);
    expect(toModel(graph)).toBe(toModel(graph));
  });

  test('has an edge from a dependency to its dependent', () => {
    const model = toModel(graphOf(['b', 'a'], ['a']));
    expect(model.mapNodes((_, { id }) => id)).toEqual(['b', 'a']);
    expect(model.mapDirectedEdges((_edge, _data, from, to) => [from, to])).toEqual([['1', '0']]);
  });

  test('links ids that graphology itself would take for members of Object.prototype', () => {
    const model = toModel(graphOf(['a'], ['toString', 'a'], ['__proto__', 'toString']));
    expect([model.order, model.size]).toEqual([3, 2]);
  });
});
