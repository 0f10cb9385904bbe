import { isIPv4 } from 'node:net';

/** Why an address may not be used, or undefined. */
export function checkUrl(url: URL, { allowInsecure }: { readonly allowInsecure: boolean }) {
  if (url.protocol !== 'https:' && url.protocol !== 'http:') {
    return {
      message: `its protocol is ${url.protocol} where https: was expected`,
      hint: 'Give an https address.',
    };
  }
  if (url.username !== '' || url.password !== '') {
    return {
      message: 'it has a user name or password in its address, which would end up in logs',
      hint: 'Send it in `headers`, such as { "Authorization": "Bearer ${TOKEN}" }.',
    };
  }
  if (url.protocol === 'https:' || allowInsecure || isLoopback(url.hostname)) return undefined;
  return {
    message: `it is plain http to another machine, ${url.host}, where anyone between can read and change what is said`,
    hint: 'Use https, or set allow_insecure for this server where the network is yours.',
  };
}

function isLoopback(host: string): boolean {
  return (
    host === 'localhost' ||
    host.endsWith('.localhost') ||
    host === '[::1]' ||
    (isIPv4(host) && host.startsWith('127.'))
  );
}
