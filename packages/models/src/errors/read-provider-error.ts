/** What a provider, or the way to it, threw; as far as it can be read. */
export interface ProviderError {
  readonly status: number | undefined;
  readonly headers: Readonly<Record<string, string>>;
  /** The provider's own words for the kind of error, such as `overloaded_error`. */
  readonly kind: string;
  readonly message: string;
  /** Whether an answer came, and could not be read. */
  readonly isUnreadable: boolean;
}

/** Reads errors of the AI SDK, of `fetch`, and those that come in the middle of a stream. */
export function readProviderError(thrown: unknown): ProviderError {
  const error = recordOf(thrown);
  const body = recordOf(parse(error['responseBody']));
  const inBody = recordOf(body['error'] ?? error['data'] ?? error['error']);
  const data = recordOf(inBody['error'] ?? inBody);
  const cause = deepestCause(error);
  const said = textOf(data['message']) || textOf(error['message']);
  const name = textOf(error['name']);
  return {
    status: typeof error['statusCode'] === 'number' ? error['statusCode'] : undefined,
    headers: recordOf(error['responseHeaders']) as Record<string, string>,
    kind: [data['type'], data['code'], error['type'], cause['code']].map(textOf).join(' '),
    message: said || textOf(cause['message']) || textOf(thrown) || 'no reason was given',
    isUnreadable: /JSONParse|TypeValidation|EmptyResponse|InvalidResponse|NoContent/u.test(
      `${name} ${textOf(recordOf(error['cause'])['name'])}`,
    ),
  };
}

function deepestCause(error: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  let current = error;
  // A chain may be a cycle.
  for (let depth = 0; depth < 5 && current['cause'] instanceof Object; depth += 1) {
    current = recordOf(current['cause']);
  }
  return current;
}

function recordOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
}

function textOf(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}

function parse(text: unknown): unknown {
  try {
    return typeof text === 'string' ? JSON.parse(text) : undefined;
  } catch {
    return undefined;
  }
}
