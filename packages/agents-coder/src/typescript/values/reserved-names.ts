/** Words that no const in a generated module may have for a name. */
export const reservedNames: readonly string[] = [
  ...'break case catch class const continue debugger default delete do else enum export extends'.split(
    ' ',
  ),
  ...'false finally for function if implements import in instanceof interface let new null'.split(
    ' ',
  ),
  ...'package private protected public return static super switch this throw true try typeof'.split(
    ' ',
  ),
  ...'var void while with yield await async of undefined arguments eval'.split(' '),
  ...'Array BigInt Boolean Error Map Math NaN Infinity Number Object Promise Reflect RegExp Set String'.split(
    ' ',
  ),
  ...'z data input row item group match rest adapters globalThis'.split(' '),
];
