import type { JsonObject, JsonValue } from '@parallel-dispatcher/schema';
import type { Dialect, DialectField } from './dialect.ts';
import { isObject, listOf, numberOf, objectOf, textOf, without } from './read-fields.ts';

const queryFields: Readonly<Record<string, DialectField>> = {
  query: { names: ['query', 'q'], type: 'string', required: true },
  source: { names: ['source', 'source_id', 'source_domain'], type: 'string' },
  match_count: {
    names: ['match_count', 'max_results_per_source', 'max_results', 'limit'],
    type: 'integer',
  },
  context: { names: ['context'], type: 'string' },
};

const lists = ['results', 'matches', 'documents', 'examples', 'code_examples'];
const answered = ['query', 'synthesis', 'reranked', 'success', 'error', ...lists];

const places = {
  source: ['source', 'source_id', 'source_domain', 'file_path', 'path'],
  url: ['url', 'source_url'],
  title: ['title', 'section_title', 'name'],
  score: ['score', 'rerank_score', 'similarity_score', 'similarity', 'aggregate_similarity'],
};

export const ragQuery: Dialect = {
  name: 'perform_rag_query',
  description: 'Finds passages of a knowledge base that fit a question.',
  aliases: ['perform_rag_query', 'rag_search_knowledge_base'],
  fields: queryFields,
  // Since September 2025 pages are the default, of which only a preview comes.
  defaults: { return_mode: 'chunks' },
  readAnswer: (answer, args) => readHits({ answer, args, readHit: readPassage }),
};

export const codeExamples: Dialect = {
  name: 'search_code_examples',
  description: 'Finds code examples that fit a question.',
  aliases: ['search_code_examples', 'rag_search_code_examples'],
  fields: queryFields,
  readAnswer: (answer, args) => readHits({ answer, args, readHit: readExample }),
};

export const research: Dialect = {
  name: 'research',
  description: 'Puts a question to several sources and joins what they found.',
  aliases: ['research', 'perform_research'],
  fields: queryFields,
  readAnswer: (answer, args) => readHits({ answer, args, readHit: readPassage }),
};

interface Hits {
  readonly answer: JsonObject;
  readonly args: JsonObject;
  readonly readHit: (hit: JsonObject) => JsonObject;
}

function readHits({ answer, args, readHit }: Hits): JsonObject {
  return {
    query: textOf(answer, ['query']) ?? args['query'] ?? null,
    results: listOf(answer, lists).map((hit) => readHit(asObject(hit))),
    synthesis: objectOf(answer, ['synthesis']) ?? textOf(answer, ['synthesis']),
    reranked: typeof answer['reranked'] === 'boolean' ? answer['reranked'] : null,
    details: without(answer, answered),
  };
}

/** `{ content, source, url, title, score, metadata }` */
function readPassage(hit: JsonObject): JsonObject {
  const content = ['content', 'chunk', 'text', 'preview', 'summary', 'snippet'];
  return { content: textOf(hit, content), ...readPlace(hit, content) };
}

/** `{ code, summary, language, source, url, title, score, metadata }` */
function readExample(hit: JsonObject): JsonObject {
  const code = ['code', 'code_block', 'content', 'example'];
  return {
    code: textOf(hit, code),
    summary: textOf(hit, ['summary', 'description']),
    language: textOf(hit, ['language']) ?? textOf(metadataOf(hit), ['language']),
    ...readPlace(hit, [...code, 'summary', 'description', 'language']),
  };
}

function readPlace(hit: JsonObject, read: readonly string[]): JsonObject {
  const metadata = metadataOf(hit);
  const find = (names: readonly string[]): string | null =>
    textOf(hit, names) ?? textOf(metadata, names);
  const known = ['metadata', ...Object.values(places).flat()];
  // A number called `chunk` is no text that was read.
  const texts = read.filter((name) => typeof hit[name] === 'string');
  return {
    source: find(places.source),
    url: find(places.url),
    title: find(places.title),
    score: numberOf(hit, places.score),
    metadata: { ...without(metadata, known), ...without(hit, [...known, ...texts]) },
  };
}

function metadataOf(hit: JsonObject): JsonObject {
  return objectOf(hit, ['metadata']) ?? {};
}

function asObject(hit: JsonValue): JsonObject {
  return isObject(hit) ? hit : { content: typeof hit === 'string' ? hit : JSON.stringify(hit) };
}
