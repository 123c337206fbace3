import { isSecretName } from '#contract/variables.ts'
import { upTo } from '../../base/scan.ts'

const DOTS = '••••••••'

/** Hashes as in crypt(5): `$6$salt$hash`. */
const CRYPT = /\$(?:1|2[abxy]?|5|6|7|y|gy|md5|sha1)\$[./A-Za-z0-9$=,+-]+/g
const KICKSTART = /^([ \t]*(?:rootpw|sshpw)[ \t]+(?:--\S+[ \t]+)*)(?!--)(\S+)/gm
const OPTION = /(--password[= ])(\S+)/g

/**
 * A rendered file for display, with its secrets as dots. The value of a variable whose name marks it as secret is
 * hidden wherever it occurs.
 */
export function maskSecrets(text: string, variables: Readonly<Record<string, string>>): string {
  const secrets = Object.entries(variables)
    .filter(([name, value]) => isSecretName(name) && value.length > 0)
    .map(([, value]) => value)
    .sort((a, b) => b.length - a.length)
  const hidden = secrets.reduce((masked, secret) => masked.replaceAll(secret, DOTS), text)
  return maskElements(maskNamed(hidden.replaceAll(CRYPT, DOTS)))
    .replaceAll(KICKSTART, `$1${DOTS}`)
    .replaceAll(OPTION, `$1${DOTS}`)
}

/** A locked account, a switch, or a value already masked. */
const isHarmless = (value: string): boolean =>
  /^(!|\*|true|false|hash|boolean|string|password|null|{|•+)$/i.test(value)

const SECRET_WORD = /passw(?:or)?d|passphrase|secret|token|private[_-]?key/gi
const NAME_CHARS = /[\w-]*["']?[ \t]*/y
const SEPARATOR = /(?:[:=]|string[ \t]|password[ \t])[ \t]*/iy
const VALUE = /[^\s"'<>,\]}]+/y

/** `password: x`, `"token": "x"`, `root-password = "x"`, `d-i passwd/root-password password x`. */
function maskNamed(text: string): string {
  let masked = ''
  let start = 0
  const words = new RegExp(SECRET_WORD)
  for (let word = words.exec(text); word; word = words.exec(text)) {
    const nameEnd = word.index + word[0].length
    const separatorAt = nameEnd + lengthAt(NAME_CHARS, text, nameEnd)
    const separator = lengthAt(SEPARATOR, text, separatorAt)
    // Another secret word in the same name would end at the same place.
    words.lastIndex = separatorAt
    if (separator === 0) continue
    const quoteAt = separatorAt + separator
    const quote = /["']/.test(text.charAt(quoteAt)) ? text.charAt(quoteAt) : ''
    const valueAt = quoteAt + quote.length
    const value = text.slice(valueAt, valueAt + lengthAt(VALUE, text, valueAt))
    const valueEnd = valueAt + value.length
    if (value === '' || !text.startsWith(quote, valueEnd)) continue
    words.lastIndex = valueEnd
    if (isHarmless(value)) continue
    masked += text.slice(start, valueAt) + DOTS
    start = valueEnd
  }
  return masked + text.slice(start)
}

/** How much of the text at this place a sticky pattern takes. */
function lengthAt(pattern: RegExp, text: string, at: number): number {
  pattern.lastIndex = at
  return pattern.exec(text)?.[0].length ?? 0
}

/** `<AdministratorPassword>x</AdministratorPassword>`, and `<Value>x</Value>` in one. */
function maskElements(text: string): string {
  const pieces = text.split('<')
  return pieces
    .map((piece, index) => {
      const end = piece.indexOf('>')
      const value = piece.slice(end + 1)
      const isElement =
        end >= 0 &&
        isSecretElement(upTo(piece, '>').split(/\s/, 1)[0] ?? '') &&
        isSecretElement(/^\/([\w-]+)>/.exec(pieces[index + 1] ?? '')?.[1] ?? '')
      if (!isElement || value.trim() === '' || value.includes('>') || isHarmless(value.trim())) return piece
      return piece.slice(0, end + 1) + value.replace(value.trim(), DOTS)
    })
    .join('<')
}

const isSecretElement = (name: string): boolean =>
  /^[\w-]+$/.test(name) && (/^value$/i.test(name) || name.toLowerCase().endsWith('password'))
