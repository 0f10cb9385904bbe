/** Names that a field of a pydantic model cannot have: words of Python and what the base class has. */
const taken: ReadonlySet<string> = new Set([
  ...'False None True and as assert async await break class continue def del elif else except'.split(
    ' ',
  ),
  ...'finally for from global if import in is lambda nonlocal not or pass raise return try'.split(
    ' ',
  ),
  ...'while with yield construct copy dict fields fits from_orm json parse_file parse_obj parse_raw'.split(
    ' ',
  ),
  ...'schema schema_json update_forward_refs validate Any Field BaseModel Optional Union List Dict'.split(
    ' ',
  ),
  ...'Literal bool int float str RULE'.split(' '),
]);

/** A name for a field: its key where Python and pydantic take it, else one that needs an alias. */
export function fieldName(key: string, used: Set<string>): string {
  let name = /^[A-Za-z]\w*$/.test(key) && !key.startsWith('model_') ? key : safe(key);
  if (taken.has(name)) name = `${name}_`;
  const base = name;
  for (let count = 2; used.has(name); count += 1) name = `${base}_${count}`;
  used.add(name);
  return name;
}

function safe(key: string): string {
  return `field_${key.replaceAll(/[^A-Za-z0-9]+/g, '_').replaceAll(/^_+|_+$/g, '')}`;
}
