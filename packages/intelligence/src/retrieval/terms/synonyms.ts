import { listTerms } from './list-terms.ts';

/** Words that programmers use for one another, a group a line. General ones only: none of a project. */
const groups = `
abort cancel stop interrupt
add append insert push
array list
authentication authorization login credential auth
callback handler listener hook
check validate verify assert
clone copy duplicate
combine merge join concat
command cli
compare diff equal
config configuration settings options preferences
convert transform translate
count number total
create build make construct
cyclic circular recursive
decode parse deserialize
delete remove drop unset
describe description
directory folder dir
encode serialize stringify
error exception failure
execute run invoke call
fetch request http
find search lookup locate resolve
flag option argument
format print render
function method
generate codegen emit
identifier id
initialize init setup start
iterate loop walk traverse visit
limit maximum max
log logger
measure time timing duration
message text
minimum min least
nested tree
package module
placeholder interpolate template
queue buffer
rate throttle
regex regexp regular
rename move
retry attempt backoff
save store persist write
send post emit
suppress ignore disable
thread worker parallel concurrent
unused unread
update change modify
wait poll sleep delay
`;

const related = relate(groups.trim().split('\n').map(listTerms));

/** Terms that mean about the same as those given, without those. */
export function synonymsOf(terms: readonly string[]): readonly string[] {
  const given = new Set(terms);
  const found = terms.flatMap((term) => [...(related.get(term) ?? [])]);
  return [...new Set(found)].filter((term) => !given.has(term));
}

function relate(lines: readonly (readonly string[])[]): ReadonlyMap<string, ReadonlySet<string>> {
  const map = new Map<string, Set<string>>();
  for (const line of lines) {
    for (const term of line) map.set(term, new Set([...(map.get(term) ?? []), ...line]));
  }
  return map;
}
