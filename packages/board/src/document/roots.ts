/** Getting at a document's roots without ever throwing, whatever the document holds (BOARD4). */
import * as Y from 'yjs';
import type { RootName } from './shape.ts';

/** The root map; undefined when the document holds something else under that name. */
export function rootOf(doc: Y.Doc, name: RootName): Y.Map<unknown> | undefined {
  const known = doc.share.get(name);
  // An untyped root is one that bytes have arrived for and nobody has asked for yet: asking makes it a map.
  if (known !== undefined && known.constructor !== Y.AbstractType && !(known instanceof Y.Map)) return undefined;
  return doc.getMap(name);
}

/** The entry's own map; undefined when the root or the entry is not a map. */
export function entryMap(doc: Y.Doc, name: RootName, id: string): Y.Map<unknown> | undefined {
  const entry = rootOf(doc, name)?.get(id);
  return entry instanceof Y.Map ? entry : undefined;
}

/** True for plain collaborative text (XML text is something else). */
export function isText(value: unknown): value is Y.Text {
  return value instanceof Y.Text && !(value instanceof Y.XmlText);
}
