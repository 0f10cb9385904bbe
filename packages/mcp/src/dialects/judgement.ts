import type { JsonObject } from '@parallel-dispatcher/schema';
import type { Dialect } from './dialect.ts';
import { isObject, listOf, objectOf, scoreOf, textOf, without } from './read-fields.ts';

const content = { names: ['content', 'code'], type: 'string', required: true } as const;

/** A score that a server did not give stays null, with the reason: it is never 0. */
export const codeQuality: Dialect = {
  name: 'assess_code_quality',
  description: 'Judges the quality of a piece of code.',
  aliases: ['assess_code_quality'],
  fields: {
    content,
    source_path: { names: ['source_path', 'file_path', 'path'], type: 'string' },
    language: { names: ['language'], type: 'string' },
  },
  readAnswer(answer) {
    const score = scoreOf(answer, ['quality_score', 'overall_score', 'score']);
    return {
      quality_score: score,
      reason:
        score === null
          ? (textOf(answer, ['reason']) ?? 'the server gave no score from 0 to 1')
          : null,
      maintainability: objectOf(answer, ['maintainability']),
      architectural_compliance: objectOf(answer, ['architectural_compliance']),
      onex_compliance: objectOf(answer, ['onex_compliance']),
      code_patterns: listOf(answer, ['code_patterns', 'patterns']),
      anti_patterns: listOf(answer, ['anti_patterns']),
      details: without(answer, [
        'success',
        'error',
        'quality_score',
        'overall_score',
        'score',
        'reason',
        'maintainability',
        'architectural_compliance',
        'onex_compliance',
        'code_patterns',
        'patterns',
        'anti_patterns',
      ]),
    };
  },
};

export const compliance: Dialect = {
  name: 'check_architectural_compliance',
  description: 'Checks code against the rules of an architecture.',
  aliases: ['check_architectural_compliance'],
  fields: {
    content,
    architecture_type: { names: ['architecture_type', 'architecture'], type: 'string' },
  },
  readAnswer(answer) {
    // Some nest it as in the answer about quality.
    const part = objectOf(answer, ['architectural_compliance', 'compliance']) ?? {};
    const all = { ...part, ...answer };
    const score = scoreOf(all, ['score', 'compliance_score', 'quality_score']);
    const said = all['compliant'];
    return {
      score,
      compliant: typeof said === 'boolean' ? said : null,
      violations: listOf(all, ['violations', 'issues']),
      recommendations: listOf(all, ['recommendations', 'suggestions']),
      reasoning: textOf(all, ['reasoning', 'reason']),
      details: without(answer, [
        'success',
        'error',
        'architectural_compliance',
        'compliance',
        'score',
        'compliance_score',
        'quality_score',
        'compliant',
        'violations',
        'issues',
        'recommendations',
        'suggestions',
        'reasoning',
        'reason',
      ]),
    };
  },
};

export const qualityPatterns: Dialect = {
  name: 'get_quality_patterns',
  description: 'Names the good and the bad patterns in a piece of code.',
  aliases: ['get_quality_patterns'],
  fields: { content, pattern_type: { names: ['pattern_type'], type: 'string' } },
  readAnswer(answer) {
    const nested = answer['patterns'];
    const all: JsonObject = isObject(nested)
      ? { ...nested, ...without(answer, ['patterns']) }
      : answer;
    const good = ['patterns', 'best_practices', 'code_patterns', 'good_patterns'];
    const bad = ['anti_patterns', 'antipatterns'];
    return {
      patterns: listOf(all, good),
      anti_patterns: listOf(all, bad),
      recommendations: listOf(all, ['recommendations', 'suggestions']),
      details: without(all, [
        'success',
        'error',
        ...good,
        ...bad,
        'recommendations',
        'suggestions',
      ]),
    };
  },
};

export const optimizations: Dialect = {
  name: 'identify_optimization_opportunities',
  description: 'Names what could be made faster in an operation.',
  aliases: ['identify_optimization_opportunities'],
  fields: { operation_name: { names: ['operation_name'], type: 'string', required: true } },
  readAnswer(answer) {
    const names = ['opportunities', 'optimization_opportunities', 'recommendations'];
    return {
      opportunities: listOf(answer, names),
      details: without(answer, ['success', 'error', ...names]),
    };
  },
};
