/** Ids that try to end a label, open a tag, start a directive, or are words of the language. */
export const hostileIds = [
  '"]; t0 --> t1; x["',
  'end',
  'graph',
  'subgraph',
  '%%{init: {"theme": "dark"}}%%',
  'click t0 href "javascript:alert(1)"',
  '<script>alert(1)</script>',
  '1. list',
  '__proto__',
  '`code`',
  'style: a:#b;c;',
  '&quot;',
  String.raw`back\slash \N \" \\`,
  'a{b}|c|(d)',
  '👩‍💻 ❤️',
] as const;
