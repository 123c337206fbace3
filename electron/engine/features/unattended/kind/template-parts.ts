import type { AnswerForm } from '#contract/answer-form.ts'
import { callHomeLine } from '#contract/call-home-snippet.ts'
import { shellWord, quoted } from '../quoting.ts'

/** A hash that locks the account: crypt(5) has no method with this name. */
const LOCKED = '!'

/** The hash of the form's password; a locked one if there is no password. */
export function passwordHash(form: AnswerForm): string {
  return form.password?.scheme === 'sha512-crypt' ? form.password.text : LOCKED
}

/** `/dev/sda` -> `sda`: some installers only take kernel names. */
export const diskName = (disk: string): string => disk.replace(/^\/dev\//, '')

export const diskPath = (disk: string): string =>
  disk === '' || disk.startsWith('/') || disk.startsWith('{{') ? disk : `/dev/${disk}`

/** `192.168.1.20/24` -> the mask 255.255.255.0; null if the address has no prefix length. */
export function netmaskOf(address: string): string | null {
  const bits = Number(/\/(\d{1,2})$/.exec(address)?.[1] ?? Number.NaN)
  if (!(bits >= 0 && bits <= 32)) return null
  const mask = bits === 0 ? 0 : (0xffff_ffff << (32 - bits)) >>> 0
  return [24, 16, 8, 0].map(shift => (mask >>> shift) & 0xff).join('.')
}

export const withoutPrefix = (address: string): string => address.replace(/\/\d+$/, '')

/** Template text that reports to Slipway when everything is done. */
export const CALL_HOME = callHomeLine('{{ callHome.installed }}')

/** The form's shell commands without empty lines. */
export function shellLines(commands: readonly string[]): readonly string[] {
  return commands.map(line => line.replaceAll(/[\r\n]+/g, ' ').trim()).filter(line => line !== '')
}

/** `sh -c '…'`, for settings that take one command without a shell. */
export const viaShell = (line: string): string => `sh -c ${shellWord(line)}`

/** Authorises these SSH keys in the installed system. */
export function authorizeKeys(userName: string, home: string, keys: readonly string[]): readonly string[] {
  if (keys.length === 0) return []
  return [
    `install -d -m 700 -o ${userName} -g ${userName} ${home}/.ssh`,
    ...keys.map(key => `echo ${shellWord(key)} >> ${home}/.ssh/authorized_keys`),
    `chown ${userName}: ${home}/.ssh/authorized_keys && chmod 600 ${home}/.ssh/authorized_keys`,
  ]
}

/** JSON whose strings may be templates: a quote inside a tag stays a quote. */
export function templateJson(value: unknown): string {
  return `${write(value, '')}\n`
}

function write(value: unknown, indent: string): string {
  const inner = `${indent}  `
  if (typeof value === 'string') return quoted(value)
  if (Array.isArray(value)) {
    if (value.length === 0) return '[]'
    return `[\n${value.map(one => inner + write(one, inner)).join(',\n')}\n${indent}]`
  }
  if (typeof value === 'object' && value !== null) {
    const rows = Object.entries(value).map(
      ([key, one]) => `${inner}${JSON.stringify(key)}: ${write(one, inner)}`,
    )
    return rows.length === 0 ? '{}' : `{\n${rows.join(',\n')}\n${indent}}`
  }
  return JSON.stringify(value)
}
