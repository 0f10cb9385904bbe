/** A field of a request as text; empty where there is none. */
export function textIn(request: Readonly<Record<string, unknown>>, field: string): string {
  const value = request[field];
  if (value === undefined || value === null) return '';
  return typeof value === 'string' ? value : JSON.stringify(value);
}
