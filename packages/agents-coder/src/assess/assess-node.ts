import type { AgentTools } from '@parallel-dispatcher/agent';
import {
  languageOfPath,
  qualityGates,
  type NotMeasured,
  type ValidationPart,
} from '@parallel-dispatcher/schema';
import { complianceAnswer, knowledgeAnswer, patternsAnswer, qualityAnswer } from './answers.ts';
import { askFor, type Asked } from './ask-for.ts';
import type { Assessment } from './assessment.ts';
import { gate } from './gate.ts';

/** What is assessed, and for what it was made. */
export interface AssessedNode {
  readonly code: string;
  /** Absolute path it is to have. */
  readonly path: string;
  /** What the node is for, in words. */
  readonly purpose: string;
}

const mostRelated = 5;

/** Asks the tools of the host about a node. None of them is needed: what fails is named. */
export async function assessNode(
  node: AssessedNode,
  tools: Pick<AgentTools, 'ask'>,
): Promise<Assessment> {
  const content = node.code;
  const [quality, compliance, patterns, knowledge] = await Promise.all([
    askFor(tools, {
      tool: 'assess_code_quality',
      args: { content, source_path: node.path, language: languageOfPath(node.path) },
      answer: qualityAnswer,
    }),
    askFor(tools, {
      tool: 'check_architectural_compliance',
      args: { content, architecture_type: 'onex', source_path: node.path },
      answer: complianceAnswer,
    }),
    askFor(tools, {
      tool: 'get_quality_patterns',
      args: { content, pattern_type: 'anti_patterns' },
      answer: patternsAnswer,
    }),
    askFor(tools, {
      tool: 'perform_rag_query',
      // Some are left out later.
      args: { query: node.purpose, match_count: 3 * mostRelated },
      answer: knowledgeAnswer,
    }),
  ]);
  const asked = { quality, compliance, patterns, knowledge };
  return {
    parts: {
      quality: gate(quality, qualityGates.quality),
      compliance: gate(compliance, qualityGates.compliance),
      anti_patterns: noCriticalPattern(patterns),
    },
    qualityScore: quality.ok ? quality.value.score : null,
    complianceScore: compliance.ok ? compliance.value.score : null,
    related: knowledge.ok ? knowledge.value.results.slice(0, mostRelated) : [],
    answeredBy: Object.values(asked).flatMap((one) => (one.ok ? [one.answeredBy] : [])),
    notMeasured: Object.entries(asked).flatMap(([what, one]) => notMeasured(what, one)),
  };
}

function notMeasured(what: string, asked: Asked<unknown>): readonly NotMeasured[] {
  return asked.ok ? [] : [{ what, reason: asked.reason }];
}

type Patterns = Asked<{ anti_patterns: { text: string; severity: string | null }[] }>;

function noCriticalPattern(asked: Patterns): ValidationPart {
  if (!asked.ok) return { passed: null, reason: asked.reason, evidence: [] };
  const all = asked.value.anti_patterns;
  const critical = all.filter(({ severity }) => severity === 'critical');
  return {
    passed: critical.length === 0,
    reason: critical[0]?.text ?? null,
    evidence: [
      `${all.length} found, ${critical.length} critical, by ${asked.answeredBy}`,
      ...critical.map(({ text }) => text),
    ],
  };
}
