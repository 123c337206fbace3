import { createHmac, timingSafeEqual } from 'node:crypto'
import { parseMac, type MacAddress } from '#contract/address.ts'

/** The boot and machine that call home. */
export interface CallHomeOrigin {
  readonly mac: MacAddress
  /** See `Boot.id`. */
  readonly bootId: number
}

const SIGNATURE_CHARS = 22
const PATTERN = /^([0-9a-f]{12})-([0-9a-z]{1,11})-([A-Za-z0-9_-]{22})$/

/**
 * A token for one boot of one machine that no one can forge: its holder may call home for that machine from any
 * address. It is derived, not stored, so it is valid after a restart of Slipway.
 */
export function formatCallHomeToken(secret: string, { mac, bootId }: CallHomeOrigin): string {
  const subject = `${mac.replaceAll(':', '')}-${bootId.toString(36)}`
  return `${subject}-${sign(secret, subject)}`
}

/** Null for an invalid token. */
export function parseCallHomeToken(secret: string, token: string): CallHomeOrigin | null {
  const [, address = '', boot = '', signature = ''] = PATTERN.exec(token) ?? []
  const mac = parseMac(address.replace(/(..)(?=.)/g, '$1:'))
  if (!mac) return null
  const right = Buffer.from(sign(secret, `${address}-${boot}`))
  if (!timingSafeEqual(Buffer.from(signature), right)) return null
  return { mac, bootId: Number.parseInt(boot, 36) }
}

function sign(secret: string, subject: string): string {
  return createHmac('sha256', secret).update(subject).digest('base64url').slice(0, SIGNATURE_CHARS)
}
