import { createHash, verify, X509Certificate } from 'node:crypto'
import { DecodeError } from '../../base/bytes/decode-error.ts'

/** One signature of a program: what was signed, by whom, and the certificates included. */
export interface ProgramSignature {
  readonly algorithm: DigestAlgorithm
  /** Digest of the program when it was signed. */
  readonly digest: Uint8Array
  readonly signer: X509Certificate
  /** All included certificates, with the signer's. */
  readonly certificates: readonly X509Certificate[]
  /** True if the signer's key made this signature of this digest. */
  readonly isGenuine: boolean
}

type DigestAlgorithm = 'sha1' | 'sha256' | 'sha384' | 'sha512'

/** WIN_CERT_TYPE_PKCS_SIGNED_DATA (UEFI 2.10 §32.2.4). */
const PKCS_SIGNED_DATA = 2
const MAX_SIGNATURES = 16
const MAX_CERTIFICATES = 16

/** Object identifiers, as content bytes in hexadecimal. */
const SIGNED_DATA = '2a864886f70d010702'
const SPC_INDIRECT_DATA = '2b060104018237020104'
const MESSAGE_DIGEST = '2a864886f70d010904'
const DIGESTS: Readonly<Record<string, DigestAlgorithm>> = {
  '2b0e03021a': 'sha1',
  '608648016503040201': 'sha256',
  '608648016503040202': 'sha384',
  '608648016503040203': 'sha512',
}

/** Decodes the signatures in a certificate table, in order. Throws a DecodeError if one is invalid. */
export function decodeCertificateTable(table: Uint8Array): readonly ProgramSignature[] {
  const bytes = Buffer.from(table.buffer, table.byteOffset, table.byteLength)
  const signatures: ProgramSignature[] = []
  for (let at = 0; at + 8 <= bytes.length && signatures.length < MAX_SIGNATURES;) {
    const length = bytes.readUInt32LE(at)
    if (length < 8 || at + length > bytes.length) break
    const isPkcs = bytes.readUInt16LE(at + 6) === PKCS_SIGNED_DATA
    if (isPkcs) signatures.push(decodeSignature(bytes.subarray(at + 8, at + length)))
    at += Math.ceil(length / 8) * 8
  }
  return signatures
}

/** PKCS #7 SignedData (RFC 2315 §9.1) around an SpcIndirectDataContent. */
function decodeSignature(bytes: Uint8Array): ProgramSignature {
  const outer = derChildren(expect(decodeDer(bytes), DerTag.Sequence))
  if (derHex(derChild(outer, 0, DerTag.ObjectIdentifier)) !== SIGNED_DATA)
    throw new DecodeError('a signature that is not PKCS #7')
  const [signedData] = derChildren(derChild(outer, 1, DerTag.Context0))
  const parts = derChildren(expect(signedData, DerTag.Sequence))
  const content = indirectData(derChild(parts, 2, DerTag.Sequence))
  const certificates = certificatesOf(derChild(parts, 3, DerTag.Context0))
  const signerInfos = parts.at(-1)
  const [info] = derChildren(expect(signerInfos, DerTag.Set))
  const { digest, algorithm } = digestInfo(content)
  return { digest, algorithm, ...signerOf(derChildren(expect(info, DerTag.Sequence)), content, certificates) }
}

function indirectData(encapsulated: DerElement): DerElement {
  const parts = derChildren(encapsulated)
  if (derHex(derChild(parts, 0, DerTag.ObjectIdentifier)) !== SPC_INDIRECT_DATA)
    throw new DecodeError('a signature of something other than a program')
  return expect(derChildren(derChild(parts, 1, DerTag.Context0))[0], DerTag.Sequence)
}

/** SpcIndirectDataContent ::= SEQUENCE { data, messageDigest DigestInfo } */
function digestInfo(content: DerElement): { digest: Uint8Array; algorithm: DigestAlgorithm } {
  const info = derChildren(derChild(derChildren(content), 1, DerTag.Sequence))
  return {
    algorithm: algorithmOf(derChild(info, 0, DerTag.Sequence)),
    digest: derChild(info, 1, DerTag.OctetString).content,
  }
}

function algorithmOf(identifier: DerElement): DigestAlgorithm {
  const algorithm = DIGESTS[derHex(derChild(derChildren(identifier), 0, DerTag.ObjectIdentifier))]
  if (!algorithm) throw new DecodeError('a digest of an unknown kind')
  return algorithm
}

function certificatesOf(set: DerElement): readonly X509Certificate[] {
  return derChildren(set)
    .slice(0, MAX_CERTIFICATES)
    .flatMap(({ bytes }) => parseCertificate(bytes) ?? [])
}

/** Null if OpenSSL cannot parse the certificate. */
export function parseCertificate(bytes: Uint8Array): X509Certificate | null {
  try {
    return new X509Certificate(bytes)
  } catch {
    return null
  }
}

/** SignerInfo (RFC 2315 §9.2): version, issuer and serial number, digest algorithm, attributes, algorithm, signature. */
function signerOf(
  parts: readonly DerElement[],
  content: DerElement,
  certificates: readonly X509Certificate[],
): Pick<ProgramSignature, 'signer' | 'certificates' | 'isGenuine'> {
  const [issuer, serial] = derChildren(derChild(parts, 1, DerTag.Sequence))
  const signer = certificates.find(one => isNamed(one, issuer, serial))
  if (!signer) throw new DecodeError('a signature without the certificate of its signer')
  const algorithm = algorithmOf(derChild(parts, 2, DerTag.Sequence))
  const attributes = parts[3]?.tag === DerTag.Context0 ? parts[3] : null
  const signature = derChild(parts, attributes ? 5 : 4, DerTag.OctetString).content
  const signed = attributes ? asSet(attributes) : content.content
  const isDigestRight = !attributes || attributeDigest(attributes).equals(hashOf(algorithm, content.content))
  const isGenuine = isDigestRight && isMadeBy(signer, algorithm, signed, signature)
  return { signer, certificates, isGenuine }
}

function isNamed(
  one: X509Certificate,
  issuer: DerElement | undefined,
  serial: DerElement | undefined,
): boolean {
  const tbs = derChildren(derChild(derChildren(decodeDer(one.raw)), 0, DerTag.Sequence))
  const start = tbs[0]?.tag === DerTag.Context0 ? 1 : 0
  const isSame = (mine: DerElement | undefined, theirs: DerElement | undefined) =>
    mine !== undefined && theirs !== undefined && Buffer.compare(mine.bytes, theirs.bytes) === 0
  return isSame(tbs[start], serial) && isSame(tbs[start + 2], issuer)
}

/** RFC 2315 §9.3: the signature covers the attributes with the tag of a SET, not with the implicit tag. */
function asSet(attributes: DerElement): Uint8Array {
  const bytes = Uint8Array.from(attributes.bytes)
  bytes[0] = DerTag.Set
  return bytes
}

function attributeDigest(attributes: DerElement): Buffer {
  for (const attribute of derChildren(attributes)) {
    const [type, values] = derChildren(attribute)
    if (type && values && derHex(type) === MESSAGE_DIGEST)
      return Buffer.from(derChild(derChildren(values), 0, DerTag.OctetString).content)
  }
  return Buffer.alloc(0)
}

function hashOf(algorithm: DigestAlgorithm, bytes: Uint8Array): Buffer {
  return createHash(algorithm).update(bytes).digest()
}

function isMadeBy(
  signer: X509Certificate,
  algorithm: DigestAlgorithm,
  signed: Uint8Array,
  signature: Uint8Array,
): boolean {
  try {
    return verify(algorithm, signed, signer.publicKey, signature)
  } catch {
    return false
  }
}

function expect(element: DerElement | undefined, tag: number): DerElement {
  if (element?.tag !== tag) throw new DecodeError(`DER tag ${tag} is missing`)
  return element
}

/** The ITU-T X.690 tags used in signatures. `Context0` and `Context1` are constructed. */
const DerTag = {
  Integer: 0x02,
  OctetString: 0x04,
  ObjectIdentifier: 0x06,
  Sequence: 0x30,
  Set: 0x31,
  Context0: 0xa0,
  Context1: 0xa1,
} as const

/** One element: tag, content, and all bytes including the header. Views, not copies. */
interface DerElement {
  readonly tag: number
  readonly content: Uint8Array
  readonly bytes: Uint8Array
}

/** A signature with four certificates has about 500 elements; limits a malicious one. */
const MAX_CHILDREN = 4096

/** Decodes the element at the start of `bytes` (X.690 §8.1). Throws a DecodeError if it is truncated. */
function decodeDer(bytes: Uint8Array): DerElement {
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
function derChildren(element: DerElement): readonly DerElement[] {
  const children: DerElement[] = []
  for (let left = element.content; left.length > 0;) {
    const child = decodeDer(left)
    if (children.push(child) > MAX_CHILDREN) throw new DecodeError('a DER element of too many parts')
    left = left.subarray(child.bytes.length)
  }
  return children
}

/** The child at `index`; throws a DecodeError if it is missing or has another tag. */
function derChild(children: readonly DerElement[], index: number, tag: number): DerElement {
  const child = children[index]
  if (child?.tag !== tag) throw new DecodeError(`DER tag ${tag} is missing`)
  return child
}

/** An object identifier's content in hexadecimal, for comparison. */
function derHex(element: DerElement): string {
  return Buffer.from(element.content).toString('hex')
}
