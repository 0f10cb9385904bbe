import { z } from 'zod';

/** Longer questions find less, not more. */
const longestQuestion = 20_000;

export const questionFields = {
  query: z.string().trim().min(1).max(longestQuestion).describe('What you want to know, in words.'),
  source: z
    .string()
    .optional()
    .describe('`code`, `docs` or `traces`; or a file or folder of the workspace.'),
  match_count: z.int().min(1).max(50).default(5).describe('How many results, at most.'),
  context: z
    .string()
    .max(longestQuestion)
    .optional()
    .describe('What the question is about; weighs less than the question.'),
};
