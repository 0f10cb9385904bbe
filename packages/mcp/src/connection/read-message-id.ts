const atHead = /^\s*\{\s*"jsonrpc"\s*:\s*"2\.0"\s*,\s*"id"\s*:\s*(?<id>\d+)\s*,/;
const atTail = /[,{]\s*"id"\s*:\s*(?<id>\d+)\s*\}\s*$/;

/**
 * The id of a JSON-RPC message of which only both ends are known, as the SDKs write it: last in
 * TypeScript, second in Python.
 */
export function readMessageId({ head, tail }: { readonly head: string; readonly tail: string }) {
  const found = (atHead.exec(head) ?? atTail.exec(tail))?.groups?.['id'];
  return found === undefined ? undefined : Number(found);
}
