/** Characters of a condition, as the plan's schema has it. */
export const mostCharacters = 4_096;

/** Nodes, nesting and literals of one condition: far more than a person writes. */
export const parserLimits = {
  maxAstNodes: 1_000,
  maxDepth: 48,
  maxListElements: 256,
  maxMapEntries: 256,
  maxCallArguments: 8,
} as const;

/**
 * Steps of one evaluation: below a tenth of a second. A list of 10,000 with a predicate of ten
 * operations takes 100,000. Steps and not time, so that a resumed run decides the same.
 */
export const mostSteps = 2_000_000;
