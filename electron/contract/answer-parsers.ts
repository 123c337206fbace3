import { z } from 'zod'
import type { MacAddress } from './address.ts'
import { ANSWER_KINDS } from './answer-form.ts'
import { MAX_ANSWER_CHARS } from './answer.ts'
import type { AnswerMethods } from './answer-methods.ts'

const line = (max: number) =>
  z
    .string()
    .max(max)
    .regex(/^\P{Cc}*$/u)
const lines = z.array(line(4096)).max(256)
export const variableName = z.string().regex(/^[A-Za-z_][A-Za-z0-9_]{0,63}$/)
const variables = z.record(variableName, z.string().max(4096))
const kind = z.enum(ANSWER_KINDS)
const name = line(80).min(1)
const source = z.string().max(MAX_ANSWER_CHARS)
/** Longer passwords take long to hash, and no one types them. */
const password = z.string().min(1).max(256)
const storedPassword = z.strictObject({
  scheme: z.enum(['sha512-crypt', 'windows']),
  text: line(2048).min(1),
})
const form = z.strictObject({
  language: line(64).optional(),
  keyboard: line(64).optional(),
  timeZone: line(64).optional(),
  hostName: line(255).optional(),
  userName: line(64).optional(),
  password: z.union([password, storedPassword]).nullable().optional(),
  sshKeys: lines.optional(),
  disk: line(255).optional(),
  packages: z.array(line(255)).max(1024).optional(),
  commands: lines.optional(),
  network: z
    .strictObject({ address: line(64), gateway: line(64), dns: z.array(line(64)).max(8) })
    .nullable()
    .optional(),
  atEnd: z.enum(['reboot', 'poweroff']).optional(),
  product: line(128).optional(),
  clusterToken: line(255).optional(),
  clusterAddress: line(255).optional(),
})
const draft = { kind, source: source.optional(), form: form.optional(), variables: variables.optional() }

/** The part of `parsers.ts` for answer file profiles. */
export function answerParsers(shared: {
  readonly nothing: z.ZodType<null>
  readonly identifier: z.ZodType<string>
  readonly mac: z.ZodType<MacAddress>
}) {
  const { nothing, identifier, mac } = shared
  return {
    'answers.list': nothing,
    'answers.show': z.strictObject({ id: identifier }),
    'answers.add': z.strictObject({ name, ...draft }),
    'answers.change': z.strictObject({
      id: identifier,
      change: z.strictObject({
        name: name.optional(),
        source: source.optional(),
        form: form.optional(),
        variables: variables.optional(),
        entries: z.array(identifier).max(1024).optional(),
      }),
    }),
    'answers.confirm': z.strictObject({ id: identifier, revision: z.int().min(1) }),
    'answers.remove': z.strictObject({ id: identifier }),
    'answers.draft': z.strictObject(draft),
    'answers.render': z.strictObject({
      id: identifier,
      mac: mac.optional(),
      reveal: z.boolean().optional(),
    }),
    'answers.storePassword': z.strictObject({ kind, password }),
    'answers.adopt': nothing,
  } satisfies { [M in keyof AnswerMethods]: z.ZodType<AnswerMethods[M]['input']> }
}
