import type { Adjacency } from './adjacency.ts';

/**
 * How many edges one report may look at to make cycles shorter, some 0.2 s. Finding a first cycle
 * of a component is not counted: that is linear.
 */
const maxCycleSteps = 20_000_000;

/** A cycle as node numbers, each once, the lowest first. */
export interface FoundCycle {
  readonly nodes: readonly number[];
  /** False when the work ran out before every start was tried: a shorter one may exist. */
  readonly shortest: boolean;
}

/** Finds a shortest cycle of a strongly connected component. Searches share one limit of work. */
export type CycleSearch = (component: Int32Array) => FoundCycle;

export function createCycleSearch(edges: Adjacency, maxSteps = maxCycleSteps): CycleSearch {
  const size = edges.offsets.length - 1;
  const memberOf = new Int32Array(size);
  const reachedIn = new Int32Array(size);
  const depth = new Int32Array(size);
  const cameFrom = new Int32Array(size);
  const queue = new Int32Array(size);
  let stepsLeft = maxSteps;
  let components = 0;
  let searches = 0;

  /** Breadth first from `start` back to `start`, in fewer than `below` edges. */
  const searchFrom = (start: number, below: number): readonly number[] | undefined => {
    searches += 1;
    let [head, tail] = [0, 0];
    queue[tail++] = start;
    depth[start] = 0;
    while (head < tail) {
      const node = queue[head++]!;
      if (depth[node]! + 1 >= below) return undefined;
      const end = edges.offsets[node + 1]!;
      stepsLeft -= end - edges.offsets[node]!;
      for (let at = edges.offsets[node]!; at < end; at += 1) {
        const target = edges.targets[at]!;
        if (target === start) return pathBack(start, node);
        if (memberOf[target] !== components || reachedIn[target] === searches) continue;
        reachedIn[target] = searches;
        depth[target] = depth[node]! + 1;
        cameFrom[target] = node;
        queue[tail++] = target;
      }
    }
    return undefined;
  };

  const pathBack = (start: number, last: number): readonly number[] => {
    const nodes: number[] = [];
    for (let node = last; node !== start; node = cameFrom[node]!) nodes.push(node);
    nodes.push(start);
    return nodes.reverse();
  };

  /** Every cycle but a component that is one ring passes a node with two ways on. */
  const startsOf = (component: Int32Array): Int32Array => {
    const branching = component.filter((node) => {
      let ways = 0;
      for (let at = edges.offsets[node]!; at < edges.offsets[node + 1]!; at += 1) {
        if (memberOf[edges.targets[at]!] === components) ways += 1;
      }
      return ways > 1;
    });
    return branching.length > 0 ? branching : component.subarray(0, 1);
  };

  return (component) => {
    components += 1;
    for (const node of component) memberOf[node] = components;
    const [first, ...others] = startsOf(component);
    const stepsBefore = stepsLeft;
    let best = searchFrom(first!, Infinity)!;
    stepsLeft = stepsBefore;
    for (const start of others) {
      if (best.length === 2) break;
      if (stepsLeft <= 0) return { nodes: startAtLowest(best), shortest: false };
      best = searchFrom(start, best.length) ?? best;
    }
    return { nodes: startAtLowest(best), shortest: true };
  };
}

function startAtLowest(nodes: readonly number[]): readonly number[] {
  const lowest = nodes.reduce((low, node) => Math.min(low, node));
  const at = nodes.indexOf(lowest);
  return [...nodes.slice(at), ...nodes.slice(0, at)];
}
