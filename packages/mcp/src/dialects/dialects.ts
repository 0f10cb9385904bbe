import type { Dialect } from './dialect.ts';
import { codeQuality, compliance, optimizations, qualityPatterns } from './judgement.ts';
import { codeExamples, ragQuery, research } from './retrieval.ts';

/** All tools that are said differently in different places. They only read. */
export const dialects: readonly Dialect[] = [
  ragQuery,
  codeExamples,
  research,
  codeQuality,
  compliance,
  qualityPatterns,
  optimizations,
];

/** A single tool that stands for many: `{ operation, params }`; the operation `discover` lists them. */
export const gatewayTool = 'archon_menu';
