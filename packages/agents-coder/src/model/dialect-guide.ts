/** The dialect of contracts, as far as a model needs it to write one. */
export const dialectGuide = `# The dialect
One YAML 1.2 document describes one node completely.

Every contract has: contract_version: { major, minor, patch }, node_version: 1.0.0, name (snake_case), node_type (EFFECT_GENERIC | COMPUTE_GENERIC | REDUCER_GENERIC | ORCHESTRATOR_GENERIC), description (a sentence), input_model: { name: Model..., module }, output_model: { name: Model..., module } (another name), input_schema, output_schema, errors: [CODES], behaviour (examples), invalid (refused inputs).

Schemas are JSON Schema 2020-12 with these keywords only: type, properties, required, additionalProperties, enum, const, pattern, format (date, date-time, uuid), minimum, maximum, exclusiveMinimum, exclusiveMaximum, minLength, maxLength, minItems, maxItems, uniqueItems, items, description. Both schemas are of type object. Every property has a description. Say additionalProperties: false and list what is required.

A value is a literal; { field: path } of the current row, event or answer; { var: path } of a named value; { fn, args: [] }; { object: { key: value } }; or { each: value, as: value }. A path is dotted; what is missing is null.
Functions: add, multiply, min, max, concat, coalesce (any number of arguments); subtract, divide, floor_divide, modulo (two); abs, round_half_up, round_half_even (to a whole number), lower, upper, trim, length (one). Arithmetic is exact; to round to cents: divide(round_half_up(multiply(x, 100)), 100).
A condition is { left: value, compare: eq|ne|lt|lte|gt|gte|in|not_in|matches|is_null, right: value }, { all: [] }, { any: [] } or { not: condition }.

## COMPUTE_GENERIC: pipeline, output
Steps in order. "from" names a list, "to" the result; vars are the input fields and each "to".
- { from, filter: { where: condition }, to }
- { from, map: { set: { name: value } }, to }
- { from, pluck: { field }, to }, { from, pick: { fields: [] }, to }, { from, rename: { fields: { old: new } }, to }
- { from, sort: { by: [{ field, direction: asc|desc }] }, to }, { from, distinct: {}, to }, { from, take: { count: value }, to }
- { from, lookup: { with: list, on: { left: field, right: field }, fields: { new: old }, missing_error?: CODE }, to }
- { from, group: { by: [fields], aggregate: { name: { fn, field? } } }, to }, { from, reduce: { fn, field? }, to }; fn is sum, count, min, max, first or avg
- { arithmetic: { value }, to }, { choose: { cases: [{ when: condition, value }], otherwise: value }, to }
- { require: { where: condition, error: CODE } }
- { describe: words, inputs: [names of values], to, schema: JSON Schema of the result, code: { typescript | python: body } }: for what no other step can say, and for nothing else. "code" is the body of a pure function that sees its inputs as given.<name> (Python: given["name"]) and returns the result.
output: { field: name of a value }.

## EFFECT_GENERIC: io_operations, error_handling, transaction?, output
io_operations: [{ operation: name, kind: http|file|sql|event, idempotent: true|false, timeout_ms, request: { key: value }, answers: [{ when: condition over the answer's fields, outcome: ok|fail|retry, code? }], otherwise: retry, exhausted: CODE, require?: [{ where, error }], when?: condition }]. They run in order; vars are input.* and <operation>.* (the answer that was ok).
Requests and answers: http { method, path, headers?, query?, body? } -> { status, headers, body }; sql { statement with ?, parameters: { object: { name: value } } } -> { rows: count, row, returning }; file { path, text? } -> { text } or { bytes }, the operation's name begins with read, write or append; event { topic, key, value } -> { offset }. Any answer may be { error: CODE }.
error_handling: { retry_policy: { max_attempts: 3, backoff: exponential, base_ms: 100, max_ms: 5000, jitter: true }, circuit_breaker: { threshold: 5, open_ms: 60000 } }. transaction: { isolation, timeout_ms } where several writes belong together. output: { field: value }.

## REDUCER_GENERIC: state_machine
{ initial_state, initial_context: {}, states: [], on_invalid_transition: reject_batch|ignore_event, duplicate_key?: { field, seen_in }, transitions: [{ from: state or [states], on: event type, to, guard?: condition, update?: { context key: value } }] }. In guard and update, fields are of the event, vars of the context. Input: { events: [{ type, ... }] }; output: { state, context, applied, ignored }.

## ORCHESTRATOR_GENERIC: workflow_coordination
{ max_parallel?, steps: [{ id, uses, depends_on?: [], when?: condition, timeout_ms?, retry?: { max_attempts }, on_failure?: fail|continue, compensate?: action, join?: { policy: all|at_least, count } }] }. Output: { status: completed|completed_with_warnings|failed, steps: { id: ok|failed|skipped|not_run }, calls: { id: count }, compensated: [], failed_step: id or null }.

## Examples
behaviour: [{ case: words, given: { input, port?: [answers in order], from?: { state, context }, steps?: { id: [{ ok: value } or { error: CODE, transient? }] } }, expect: { output } or { error: CODE } }]. Each becomes a test that the node has to pass, so work the expected values out with care. invalid: [{ why, input }].

# A whole contract
contract_version: { major: 1, minor: 0, patch: 0 }
node_version: 1.0.0
name: order_total
node_type: COMPUTE_GENERIC
description: Totals the lines of an order.
input_model: { name: ModelOrderTotalInput, module: models.order }
output_model: { name: ModelOrderTotalOutput, module: models.order }
input_schema:
  type: object
  additionalProperties: false
  required: [lines]
  properties:
    lines:
      type: array
      description: What was ordered.
      items:
        type: object
        additionalProperties: false
        required: [quantity, price]
        properties:
          quantity: { type: integer, minimum: 1, description: How many. }
          price: { type: number, minimum: 0, description: Price of one. }
output_schema:
  type: object
  additionalProperties: false
  required: [total]
  properties: { total: { type: number, description: Sum of all lines. } }
pipeline:
  - from: lines
    map: { set: { net: { fn: multiply, args: [{ field: quantity }, { field: price }] } } }
    to: netted
  - { from: netted, reduce: { fn: sum, field: net }, to: total }
output: { total: total }
behaviour:
  - case: three times ten cents
    given: { input: { lines: [{ quantity: 3, price: 0.1 }] } }
    expect: { output: { total: 0.3 } }
`;
