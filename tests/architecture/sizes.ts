/** The ceiling for a source file, in lines. Tests, tables and texts are free of it when they are named here. */
export const ceilingLines = 300;

/** Files that may be longer: dictionaries and tables by nature, anything else by a record in docs/decisions. */
export const longerFiles: readonly { path: RegExp; kind: 'table' | 'text' | 'decision'; record?: string }[] = [
  { path: /^packages\/text\/src\/(words|board)\//, kind: 'text' },
  { path: /^packages\/demo\/src\/tables\//, kind: 'table' },
  { path: /^packages\/[^/]+\/src\/index\.ts$/, kind: 'table' },
];
