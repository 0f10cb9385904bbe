import { isIPv4 } from 'node:net';

/** Why an address may not be asked, or undefined. */
export function checkUrl(
  text: string,
  { allowInsecure }: { readonly allowInsecure: boolean },
): string | undefined {
  if (!URL.canParse(text)) return 'it is no URL';
  const url = new URL(text);
  if (url.username !== '' || url.password !== '') {
    return 'it holds a user name or password, which would end up in logs';
  }
  if (url.protocol === 'https:' || allowInsecure || isLoopback(url.hostname)) return undefined;
  return 'it is plain http to another machine, where anyone between can read the key';
}

function isLoopback(host: string): boolean {
  return (
    host === 'localhost' ||
    host.endsWith('.localhost') ||
    host === '[::1]' ||
    (isIPv4(host) && host.startsWith('127.'))
  );
}
