import { describe, expect, test } from '@jest/globals';
import { toGraphJson } from '../src/to-graph-json.ts';
import { graphOf } from './plan-of.ts';

describe('toGraphJson', () => {
  test('holds nodes, edges, batches, critical path, width and subgraphs', () => {
    const graph = graphOf(['a'], ['b', 'a'], ['lone']);
    expect(toGraphJson(graph)).toEqual({
      nodes: [
        { task_id: 'a', batch: 0, subgraph: 0, critical: true },
        { task_id: 'b', batch: 1, subgraph: 0, critical: true },
        { task_id: 'lone', batch: 0, subgraph: 1, critical: false },
      ],
      edges: [{ from: 'a', to: 'b' }],
      batches: [['a', 'lone'], ['b']],
      critical_path: { path: ['a', 'b'], length: 2 },
      width: 2,
      subgraphs: [['a', 'b'], ['lone']],
    });
  });

  test('weighs the critical path when given weights', () => {
    const graph = graphOf(['a'], ['b', 'a'], ['lone']);
    const json = toGraphJson(graph, (id) => (id === 'lone' ? 9 : 1));
    expect(json.critical_path).toEqual({ path: ['lone'], length: 9 });
  });

  test('is empty without tasks', () => {
    expect(toGraphJson(graphOf())).toEqual({
      nodes: [],
      edges: [],
      batches: [],
      critical_path: { path: [], length: 0 },
      width: 0,
      subgraphs: [],
    });
  });

  test('is the same after a trip through JSON', () => {
    const json = toGraphJson(graphOf(['__proto__'], ['toString', '__proto__']));
    expect(JSON.parse(JSON.stringify(json))).toEqual(json);
  });
});
