import { mark } from './mark.ts';

/** Up to its end line or, when it was cut off, to the end of the text: it never looks twice. */
const privateKeyBlock =
  /-----BEGIN [A-Z0-9 ]{0,40}PRIVATE KEY(?: BLOCK)?-----(?:[\s\S]*?-----END [A-Z0-9 ]{0,40}PRIVATE KEY(?: BLOCK)?-----|[\s\S]*$)/g;

/** Replaces PEM private keys, also where their line ends were escaped; certificates stay. */
export function redactPemBlocks(text: string): string {
  return text.includes('PRIVATE KEY') ? text.replaceAll(privateKeyBlock, mark('pem')) : text;
}
