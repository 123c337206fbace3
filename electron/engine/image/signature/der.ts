import { DecodeError } from '../../base/bytes/decode-error.ts'

/** Tags of ITU-T X.690 that signatures are made of. `Context0` and `Context1` are constructed. */
export const DerTag = {
  Integer: 0x02,
  OctetString: 0x04,
  ObjectIdentifier: 0x06,
  Sequence: 0x30,
  Set: 0x31,
  Context0: 0xa0,
  Context1: 0xa1,
} as const

/** One element: its tag, its content, and all of its bytes. Views, no copies. */
export interface DerElement {
  readonly tag: number
  readonly content: Uint8Array
  readonly bytes: Uint8Array
}

/** A signature of four certificates has about 500; a hostile one must not cost more. */
const MAX_CHILDREN = 4096

/** The element that `bytes` begin with (X.690 §8.1). Throws a DecodeError where it is cut off. */
export function decodeDer(bytes: Uint8Array): DerElement {
  const tag = bytes[0]
  const first = bytes[1]
  if (tag === undefined || first === undefined) throw new DecodeError('a DER element that is cut off')
  const lengthBytes = first < 0x80 ? 0 : first & 0x7f
  if (first === 0x80 || lengthBytes > 4) throw new DecodeError('a DER element of unknown length')
  let length = lengthBytes === 0 ? first : 0
  for (let at = 0; at < lengthBytes; at++) length = length * 256 + (bytes[2 + at] ?? 0)
  const start = 2 + lengthBytes
  if (start + length > bytes.length) throw new DecodeError('a DER element that is cut off')
  return { tag, content: bytes.subarray(start, start + length), bytes: bytes.subarray(0, start + length) }
}

/** The elements inside a constructed one, in order. */
export function derChildren(element: DerElement): readonly DerElement[] {
  const children: DerElement[] = []
  for (let left = element.content; left.length > 0;) {
    const child = decodeDer(left)
    if (children.push(child) > MAX_CHILDREN) throw new DecodeError('a DER element of too many parts')
    left = left.subarray(child.bytes.length)
  }
  return children
}

/** The first child with a tag; throws a DecodeError where there is none. */
export function derChild(children: readonly DerElement[], index: number, tag: number): DerElement {
  const child = children[index]
  if (child?.tag !== tag) throw new DecodeError(`DER tag ${tag} is missing`)
  return child
}

/** An object identifier's content as hexadecimal digits: a name to compare with. */
export function derHex(element: DerElement): string {
  return Buffer.from(element.content).toString('hex')
}
