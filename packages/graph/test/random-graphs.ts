import * as fc from 'fast-check';

/** What each node depends on, by number. */
export type Rows = readonly (readonly number[])[];

/** Any directed graph of up to 12 nodes without loops on one node. */
export const anyRows: fc.Arbitrary<Rows> = fc
  .integer({ min: 0, max: 12 })
  .chain((size) =>
    fc
      .tuple(
        ...Array.from({ length: size }, (_, node) =>
          fc
            .uniqueArray(fc.nat({ max: size - 1 }), { maxLength: Math.min(3, size) })
            .map((targets) => targets.filter((target) => target !== node)),
        ),
      )
      .map((rows): Rows => rows),
  );

/** Any graph of up to 12 nodes without a cycle, its nodes in any order. */
export const acyclicRows: fc.Arbitrary<Rows> = anyRows.chain((rows) =>
  fc
    .shuffledSubarray([...rows.keys()], { minLength: rows.length })
    .map((rank) =>
      rows.map((targets, node) => targets.filter((target) => rank[target]! < rank[node]!)),
    ),
);
