import type { AnswerProfile } from '#contract/answer.ts'
import { EMPTY_ANSWER_FORM, type AnswerForm, type StoredPassword } from '#contract/answer-form.ts'

/** A profile while it is edited: the content of the fields, as text. */
export interface AnswerDraftText {
  name: string
  /** `form` makes the text; `source` is written by hand. */
  mode: 'form' | 'source'
  source: string
  form: FormText
  /** `name=value`, one per line. */
  variables: string
}

type Plain = Omit<AnswerForm, 'sshKeys' | 'packages' | 'commands' | 'network'>

/** Lists as lines, and a network as three fields that are empty with DHCP. */
export type FormText = { -readonly [K in keyof Plain]: Plain[K] } & {
  sshKeys: string
  packages: string
  commands: string
  isStatic: boolean
  address: string
  gateway: string
  dns: string
}

export function toDraft(profile: AnswerProfile): AnswerDraftText {
  return {
    name: profile.name,
    mode: profile.form ? 'form' : 'source',
    source: profile.source,
    form: toFormText(profile.form ?? EMPTY_ANSWER_FORM),
    variables: toVariableLines(profile.variables),
  }
}

export function toFormText(form: AnswerForm): FormText {
  const { sshKeys, packages, commands, network, ...rest } = form
  return {
    ...rest,
    sshKeys: sshKeys.join('\n'),
    packages: packages.join(' '),
    commands: commands.join('\n'),
    isStatic: network !== null,
    address: network?.address ?? '',
    gateway: network?.gateway ?? '',
    dns: network?.dns.join(', ') ?? '',
  }
}

const wordsOf = (text: string): string[] => text.split(/[\s,]+/).filter(word => word !== '')
const linesOf = (text: string): string[] =>
  text
    .split('\n')
    .map(line => line.trim())
    .filter(line => line !== '')

export function toForm(text: FormText, password: StoredPassword | null = text.password): AnswerForm {
  const { isStatic, address, gateway, dns, sshKeys, packages, commands, ...rest } = text
  return {
    ...rest,
    password,
    sshKeys: linesOf(sshKeys),
    packages: wordsOf(packages),
    commands: linesOf(commands),
    network: isStatic ? { address: address.trim(), gateway: gateway.trim(), dns: wordsOf(dns) } : null,
  }
}

export const toVariableLines = (variables: Readonly<Record<string, string>>): string =>
  Object.entries(variables)
    .map(([name, value]) => `${name}=${value}`)
    .join('\n')

/** Null if a line is not `name=value`. */
export function readVariables(text: string): Readonly<Record<string, string>> | null {
  const pairs = linesOf(text).map(line => {
    const at = line.indexOf('=')
    return [line.slice(0, Math.max(0, at)).trimEnd(), line.slice(at + 1).trimStart()] as const
  })
  return pairs.every(([name]) => /^[A-Za-z_]\w{0,63}$/.test(name)) ? Object.fromEntries(pairs) : null
}

/** The difference from the old variables to the new ones; null removes one. */
export function variablesChange(
  before: Readonly<Record<string, string>>,
  after: Readonly<Record<string, string>>,
): Readonly<Record<string, string | null>> {
  const gone = Object.keys(before).filter(name => !(name in after))
  return { ...Object.fromEntries(gone.map(name => [name, null])), ...after }
}
