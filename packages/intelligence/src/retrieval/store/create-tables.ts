/** Raised when tables or terms change: an index of another version is built anew. */
export const indexVersion = 1;

/**
 * Text is stored once, by file; chunks are lines of it. `terms` keeps no text of its own: it holds what
 * `listTerms` made of path, symbols and body, and its row ids are those of `chunks`. The tokenizer
 * `ascii` splits at spaces only, as terms hold no other ASCII than letters and digits.
 */
export const createTables = `
  create table files (
    id integer primary key,
    path text not null unique,
    kind text not null,
    language text,
    is_test integer not null,
    bytes integer not null,
    modified_ns text not null,
    /* 0 when it changed so recently that another change may have left size and time as they are. */
    settled integer not null,
    sha256 text not null,
    left_out text,
    text text not null
  ) strict;
  create table chunks (
    id integer primary key,
    file_id integer not null references files (id) on delete cascade,
    start_line integer not null,
    end_line integer not null,
    symbols text not null
  ) strict;
  create index files_by_filter on files (kind, language, path);
  create index chunks_of_file on chunks (file_id);
  create virtual table terms using fts5 (
    path, symbols, body, content = '', contentless_delete = 1, tokenize = 'ascii'
  );
`;
