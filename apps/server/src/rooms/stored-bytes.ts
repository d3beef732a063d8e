/**
 * Applying what this server has stored itself. Yjs reads each short string through a view and a TextDecoder of its own, which is half of what a
 * large board costs to load: 40,000 entries hold 100,000 of them. Here they are read out of one buffer. Invariant: only for bytes
 * that carry our checksum. What comes from outside has not been read before, and is read as strictly as Yjs reads it.
 */
import * as Y from 'yjs';

/** How lib0 marks a string among values of any kind. */
const stringMark = 119;

class StoredDecoder extends Y.UpdateDecoderV1 {
  readonly #bytes: Buffer;

  constructor(decoder: ConstructorParameters<typeof Y.UpdateDecoderV1>[0]) {
    super(decoder);
    const { buffer, byteOffset, byteLength } = decoder.arr;
    this.#bytes = Buffer.from(buffer, byteOffset, byteLength);
  }

  override readString(): string {
    const { restDecoder } = this;
    const bytes = this.#bytes;
    let at = restDecoder.pos;
    let length = 0;
    for (let unit = 1; ; unit *= 128) {
      const byte = bytes[at++];
      if (byte === undefined) throw new Error('stored bytes end within a length');
      length += (byte & 127) * unit;
      if (byte < 128) break;
    }
    restDecoder.pos = at + length;
    if (restDecoder.pos > bytes.length) throw new Error('stored bytes end within a text');
    return bytes.toString('utf8', at, restDecoder.pos);
  }

  override readKey(): string {
    return this.readString();
  }

  override readAny(): unknown {
    if (this.#bytes[this.restDecoder.pos] !== stringMark) return super.readAny();
    this.restDecoder.pos++;
    return this.readString();
  }
}

/** Applies a stored Yjs v1 update; the document is what `Y.applyUpdate` makes of it. */
export function applyStored(doc: Y.Doc, update: Uint8Array): void {
  Y.applyUpdateV2(doc, update, null, StoredDecoder);
}
