import { SlipwayError, type ApiError } from '#contract/errors.ts'
import { detail } from '#contract/reason.ts'
import {
  ANSWER_KIND_FACTS,
  type AnswerField,
  type AnswerFormInput,
  type AnswerKind,
} from '#contract/answer-form.ts'

const LISTS: readonly AnswerField[] = ['sshKeys', 'packages', 'commands']

/** `--set field=value`: lists are separated by `;`, a network is `dhcp` or `ADDRESS/BITS,GATEWAY,DNS…`. */
export function toAnswerForm(kind: AnswerKind, settings: readonly string[]): AnswerFormInput {
  return Object.fromEntries(settings.map(setting => toField(kind, setting)))
}

function toField(kind: AnswerKind, setting: string): readonly [AnswerField, unknown] {
  const [, name, value] = /^([A-Za-z]+)=([\s\S]*)$/.exec(setting) ?? []
  if (name === undefined || value === undefined) throw refusal(detail('field-form'))
  const field = ANSWER_KIND_FACTS[kind].fields.find(one => one.toLowerCase() === name.toLowerCase())
  if (field === undefined)
    throw refusal(detail('no-field', { kind, name, fields: ANSWER_KIND_FACTS[kind].fields.join(', ') }))
  if (LISTS.includes(field)) return [field, listOf(value)]
  if (field === 'network') return [field, networkOf(value)]
  if (field === 'atEnd' && value !== 'reboot' && value !== 'poweroff') throw refusal(detail('end-form'))
  return [field, value]
}

const listOf = (value: string): readonly string[] =>
  value
    .split(';')
    .map(part => part.trim())
    .filter(part => part !== '')

function networkOf(value: string): AnswerFormInput['network'] {
  if (value === 'dhcp') return null
  const [address = '', gateway = '', ...dns] = value.split(',').map(part => part.trim())
  return { address, gateway, dns: dns.filter(part => part !== '') }
}

const refusal = (why: ApiError['params']): SlipwayError =>
  new SlipwayError('invalid-input', { where: '--set', ...why })
