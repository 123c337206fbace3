import { randomBytes, scrypt, timingSafeEqual, type ScryptOptions } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { SlipwayError } from '#contract/errors.ts'
import { detail } from '#contract/reason.ts'

/** RFC 7914 with N = 2^16: about 0.2 s and 64 MiB for each guess. */
const COST: ScryptOptions = { N: 2 ** 16, r: 8, p: 1, maxmem: 128 * 1024 * 1024 }
const HASH_BYTES = 32
const SHORTEST_CHARS = 8
const LONGEST_CHARS = 1024

/** Whether a password is correct. Each check takes about 0.2 s of hashing. */
export type PasswordCheck = (given: string) => Promise<boolean>

/** Keeps a salted hash, not the password. */
export async function createPasswordCheck(password: string): Promise<PasswordCheck> {
  const salt = randomBytes(16)
  const wanted = await hash(password, salt)
  return async given => given.length <= LONGEST_CHARS && timingSafeEqual(await hash(given, salt), wanted)
}

/**
 * The first line of a file. Throws `invalid-input` if it is too short, or `permission-denied` if the file cannot be
 * read.
 */
export function readPasswordFile(path: string): string {
  let text: string
  try {
    text = readFileSync(path, 'utf8')
  } catch (error) {
    throw new SlipwayError('permission-denied', { path, detail: (error as Error).message }, error)
  }
  const password = text.split(/\r?\n/, 1)[0] ?? ''
  if (password.length < SHORTEST_CHARS || password.length > LONGEST_CHARS)
    throw new SlipwayError('invalid-input', {
      where: '--password-file',
      ...detail('password-length', { path, shortest: SHORTEST_CHARS, longest: LONGEST_CHARS }),
    })
  return password
}

function hash(password: string, salt: Buffer): Promise<Buffer> {
  return new Promise((resolve, reject) =>
    scrypt(password.normalize('NFC'), salt, HASH_BYTES, COST, (error, key) =>
      error ? reject(error) : resolve(key),
    ),
  )
}
