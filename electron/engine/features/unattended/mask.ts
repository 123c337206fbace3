import { isSecretName } from '#contract/variables.ts'

const DOTS = '••••••••'

/** Hashes as in crypt(5): `$6$salt$hash`. */
const CRYPT = /\$(?:1|2[abxy]?|5|6|7|y|gy|md5|sha1)\$[./A-Za-z0-9$=,+-]+/g
/** `password: x`, `"token": "x"`, `<Value>x</Value>` after a password's element, `root-password = "x"`. */
const NAMED =
  /((?:[\w.-]*(?:passw(?:or)?d|passphrase|secret|token|private[_-]?key)[\w-]*)["']?[ \t]*(?:[:=]|string[ \t]|password[ \t])[ \t]*)(["']?)([^\s"'<>,\]}]+)\2/gi
const ELEMENT =
  /(<(?:[\w-]*password|Value)(?:\s[^<>]*)?>\s*)([^<>\s][^<>]*?)(\s*<\/(?:[\w-]*password|Value)>)/gi
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
  return hidden
    .replaceAll(CRYPT, DOTS)
    .replaceAll(NAMED, (whole, name: string, quote: string, value: string) =>
      isHarmless(value) ? whole : `${name}${quote}${DOTS}${quote}`,
    )
    .replaceAll(ELEMENT, (whole, open: string, value: string, close: string) =>
      isHarmless(value) ? whole : `${open}${DOTS}${close}`,
    )
    .replaceAll(KICKSTART, `$1${DOTS}`)
    .replaceAll(OPTION, `$1${DOTS}`)
}

/** A locked account, a switch, or a value already masked. */
const isHarmless = (value: string): boolean =>
  /^(!|\*|true|false|hash|boolean|string|password|null|{|•+)$/i.test(value)
