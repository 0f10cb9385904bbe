import { styleText } from 'node:util';
import type { Page } from '../render/page.ts';

/** Lines longer than this are hard to read however wide the terminal is. */
const widest = 100;
const usual = 80;

/** The page of a stream: its width, and colour as the stream, NO_COLOR and FORCE_COLOR have it. */
export function terminalPage(stream: NodeJS.WriteStream): Page {
  const columns = stream.columns > 0 ? stream.columns : usual;
  return {
    width: Math.max(40, Math.min(widest, columns)),
    paint: (style, text) => styleText(style, text, { stream, validateStream: true }),
  };
}
