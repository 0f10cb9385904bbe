export type { Checked } from './checked.ts';
export type { ExpressionErrorCode } from './error-catalogue.ts';
export type { ExpressionOptions, Scope, TaskFacts } from './scope.ts';
export type { JsonSchema } from './shapes/json-schema.ts';
export type { MapSource } from './map/parse-map-source.ts';
export type { MisplacedItems } from './references/find-misplaced-items.ts';
export type { MaskedValue } from './references/mask-references.ts';
export type {
  PathSegment,
  Reference,
  ReferenceTarget,
  TaskReference,
} from './references/reference.ts';
export type { Producer, ReferenceContext } from './checks/reference-context.ts';
export type { Shape } from './shapes/shape.ts';

export { anyShape } from './shapes/shape.ts';
export { checkMapSource } from './map/check-map-source.ts';
export { checkReference } from './checks/check-reference.ts';
export { checkResolvedType } from './checks/check-resolved-type.ts';
export { errorCatalogue } from './error-catalogue.ts';
export { escapeText } from './references/escape-text.ts';
export { findMisplacedItems } from './references/find-misplaced-items.ts';
export { findReferences } from './references/find-references.ts';
export { formatReference } from './references/format-reference.ts';
export { impliedDependencies } from './references/implied-dependencies.ts';
export { isReferencePath, issuesBesideReferences } from './references/reference-paths.ts';
export { itemsOf } from './map/items-of.ts';
export { jsonSchemaOf } from './shapes/json-schema-of.ts';
export { listOf } from './shapes/list-shapes.ts';
export { maskReferences, referenceMarker } from './references/mask-references.ts';
export { parseMapSource } from './map/parse-map-source.ts';
export { resolveReferences } from './references/resolve-references.ts';
export { shapeOfSchema, shapeOfValue } from './shapes/shape-of-schema.ts';
export { whenAbsent } from './checks/when-absent.ts';
