/** An arrow function; a parameter that its body does not use is left out. */
export function lambda(parameter: string, body: string): string {
  // `row` and `...row`, but not `item.row` or `rows`.
  const used = new RegExp(`(?:^|[^\\w$.]|\\.\\.\\.)${parameter}(?![\\w$])`).test(body);
  return `(${used ? parameter : ''}) => ${body.startsWith('{') ? `(${body})` : body}`;
}
