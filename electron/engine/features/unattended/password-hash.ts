import { hash, randomBytes, type BinaryLike } from 'node:crypto'
import { setImmediate } from 'node:timers/promises'
import type { AnswerKind, StoredPassword } from '#contract/answer-form.ts'

/** The default of crypt(5) if no number of rounds is given. */
const ROUNDS = 5000
/** A round takes about two microseconds, so the event loop runs every millisecond. */
const ROUNDS_AT_ONCE = 500
const SALT_CHARS = 16
const ALPHABET = './0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz'

/**
 * Turns a password into a form that a kind's file can contain. Windows cannot use a hash, so its password is only
 * obscured.
 */
export async function storePassword(kind: AnswerKind, password: string): Promise<StoredPassword> {
  return kind === 'autounattend'
    ? // Microsoft's format: the text followed by the element's name, UTF-16LE in base64.
      { scheme: 'windows', text: Buffer.from(`${password}Password`, 'utf16le').toString('base64') }
    : { scheme: 'sha512-crypt', text: await sha512Crypt(password, randomSalt()) }
}

function randomSalt(): string {
  return [...randomBytes(SALT_CHARS)].map(byte => ALPHABET[byte & 63]).join('')
}

const sha512 = (...parts: readonly BinaryLike[]): Buffer =>
  hash('sha512', Buffer.concat(parts.map(part => Buffer.from(part as Uint8Array))), 'buffer')

/**
 * `$6$salt$…` of crypt(5): "Unix crypt using SHA-256 and SHA-512" by Ulrich Drepper, version 0.6. The numbers below
 * are its steps.
 */
export async function sha512Crypt(password: string, salt: string): Promise<string> {
  const key = Buffer.from(password, 'utf8')
  const seed = Buffer.from(salt.slice(0, SALT_CHARS), 'utf8')
  // 4-8
  const b = sha512(key, seed, key)
  // 1-3, 9-12
  const parts: Buffer[] = [key, seed, repeated(b, key.length)]
  for (let bits = key.length; bits > 0; bits >>= 1) parts.push((bits & 1) === 1 ? b : key)
  const a = sha512(...parts)
  // 13-16
  const p = repeated(sha512(...Array.from({ length: key.length }, () => key)), key.length)
  // 17-20
  const s = repeated(sha512(...Array.from({ length: 16 + (a[0] ?? 0) }, () => seed)), seed.length)
  // 21
  let c = a
  for (let round = 0; round < ROUNDS; round++) {
    const odd = (round & 1) === 1
    c = sha512(odd ? p : c, round % 3 === 0 ? EMPTY : s, round % 7 === 0 ? EMPTY : p, odd ? c : p)
    if (round % ROUNDS_AT_ONCE === ROUNDS_AT_ONCE - 1) await setImmediate()
  }
  return `$6$${seed.toString('utf8')}$${encode(c)}`
}

const EMPTY = Buffer.alloc(0)

function repeated(bytes: Buffer, length: number): Buffer {
  const out = Buffer.alloc(length)
  for (let at = 0; at < length; at += bytes.length)
    bytes.copy(out, at, 0, Math.min(bytes.length, length - at))
  return out
}

/** Step 22: groups of three bytes, 21 apart, the last byte alone; six bits per character, lowest first. */
function encode(bytes: Buffer): string {
  const at = (index: number): number => bytes[index] ?? 0
  let text = ''
  const put = (value: number, letters: number): void => {
    for (let i = 0, rest = value; i < letters; i++, rest >>= 6) text += ALPHABET[rest & 63]
  }
  let [x, y, z] = [0, 21, 42]
  for (let i = 0; i < 21; i++) {
    put((at(x) << 16) | (at(y) << 8) | at(z), 4)
    ;[x, y, z] = [y + 1, z + 1, x + 1]
  }
  put(at(63), 2)
  return text
}
