import { describe, expect, test } from '@jest/globals';
import { graphOf } from './plan-of.ts';

describe('TaskGraph.model', () => {
  test('is built once', () => {
    const graph = graphOf(['a'], ['b', 'a']);
    expect(graph.model()).toBe(graph.model());
  });

  test('has an edge from a dependency to its dependent', () => {
    const model = graphOf(['b', 'a'], ['a']).model();
    expect(model.mapNodes((_, { id }) => id)).toEqual(['b', 'a']);
    expect(model.mapDirectedEdges((_edge, _data, from, to) => [from, to])).toEqual([['1', '0']]);
  });

  test('links ids that graphology itself would take for members of Object.prototype', () => {
    const model = graphOf(['a'], ['toString', 'a'], ['__proto__', 'toString']).model();
    expect([model.order, model.size]).toEqual([3, 2]);
  });
});
