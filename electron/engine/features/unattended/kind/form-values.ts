import type { AnswerForm } from '#contract/answer-form.ts'

/** Nobody can log in with it: crypt(5) has no method of this name. */
const LOCKED = '!'

/** The hash of the form's password; one that fits nothing where there is none. */
export function passwordHash(form: AnswerForm): string {
  return form.password?.scheme === 'sha512-crypt' ? form.password.text : LOCKED
}

/** `/dev/sda` -> `sda`: some installers take names of the kernel only. */
export const diskName = (disk: string): string => disk.replace(/^\/dev\//, '')

export const diskPath = (disk: string): string =>
  disk === '' || disk.startsWith('/') || disk.startsWith('{{') ? disk : `/dev/${disk}`

/** `192.168.1.20/24` -> the mask 255.255.255.0; null where the address has no prefix length. */
export function netmaskOf(address: string): string | null {
  const bits = Number(/\/(\d{1,2})$/.exec(address)?.[1] ?? Number.NaN)
  if (!(bits >= 0 && bits <= 32)) return null
  const mask = bits === 0 ? 0 : (0xffff_ffff << (32 - bits)) >>> 0
  return [24, 16, 8, 0].map(shift => (mask >>> shift) & 0xff).join('.')
}

export const withoutPrefix = (address: string): string => address.replace(/\/\d+$/, '')
