import * as z from 'zod';

const score = z.number().min(0).max(1).nullable();
const text = z.string().nullish();

/** A finding of a tool: a text, or an object that says more. */
const finding = z
  .union([
    z.string(),
    z.looseObject({ message: text, description: text, name: text, rule: text, severity: text }),
  ])
  .transform((said) => {
    if (typeof said === 'string') return { text: said, severity: null };
    const { rule, name, message, description, severity } = said;
    const parts = [rule ?? name, message ?? description].filter((part) => typeof part === 'string');
    return { text: parts.join(': '), severity: severity ?? null };
  });

export const qualityAnswer = z
  .looseObject({ quality_score: score, anti_patterns: z.array(finding).default([]) })
  .transform((said) => ({
    score: said.quality_score,
    evidence: said.anti_patterns.map((one) => one.text),
  }));

export const complianceAnswer = z
  .looseObject({ score, violations: z.array(finding).default([]) })
  .transform((said) => ({ score: said.score, evidence: said.violations.map((one) => one.text) }));

export const patternsAnswer = z.looseObject({ anti_patterns: z.array(finding).default([]) });

/** Traces say what runs did, this one too, not how such code is written. */
export const knowledgeAnswer = z
  .looseObject({
    results: z
      .array(
        z.looseObject({
          source: text,
          title: text,
          score: z.number().nullish(),
          metadata: z.looseObject({ kind: text }).nullish(),
        }),
      )
      .default([]),
  })
  .transform(({ results }) => ({
    results: results
      .filter((hit) => hit.metadata?.kind !== 'traces')
      .map((hit) => ({
        source: hit.source ?? null,
        title: hit.title ?? null,
        score: hit.score ?? null,
      })),
  }));
