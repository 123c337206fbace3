import type { Words } from '#words/describe.ts'
import { readFile } from 'node:fs/promises'
import { Option, type Command } from 'commander'
import { SlipwayError } from '#contract/errors.ts'
import type { MacAddress } from '#contract/address.ts'
import { ANSWER_KINDS, ANSWER_KIND_FACTS, type AnswerKind } from '#contract/answer-form.ts'
import type { AnswerProfile, AnswerSummary } from '#contract/answer.ts'
import { detail } from '#contract/reason.ts'
import { messageOfAnswerProblem, messageOfWipe } from '#words/answer.ts'
import { english, formatTime, heads, printable, table } from '../output.ts'
import { toAnswerForm } from './answer-fields.ts'
import { command, commandGroup, inSession, toMac, type CommonOptions } from './command.ts'
import { toVariables } from './variables.ts'

const kindOption = ({ text }: Words): Option =>
  new Option('--kind <kind>', text('cli.answer.kind')).choices([...ANSWER_KINDS]).makeOptionMandatory()
const gather = (value: string, before: readonly string[] = []): readonly string[] => [...before, value]
/** A template has at most a quarter of a million characters. */
const MAX_FILE_BYTES = 1024 * 1024

/** `slipway answer list|show|add|new|set|confirm|render|remove|adopt|kinds`. */
export function addAnswerCommands(program: Command, words: Words): void {
  const { text } = words
  const answer = commandGroup(words, 'answer', text('cli.answer'))
  answer.addCommand(
    command(words, 'list', text('cli.answer.list')).action((options: CommonOptions) =>
      inSession(words, options, async (session, output) => {
        const answers = await session.call('answers.list', null)
        output.answer(answers, () =>
          answers.length === 0
            ? text('cli.answers.none')
            : table(
                heads(words, 'id', 'name', 'kind', 'state', 'changed'),
                answers.map(one => rowOf(one, words)),
              ),
        )
      }),
    ),
  )
  answer.addCommand(
    command(words, 'kinds', text('cli.answer.kinds')).action((options: CommonOptions) =>
      inSession(words, options, async (_session, output) => {
        output.answer(kindFacts(), () =>
          table(
            heads(words, 'kind', 'file', 'installs', 'fields'),
            ANSWER_KINDS.map(kind => {
              const { fileName, fields } = ANSWER_KIND_FACTS[kind]
              return [kind, fileName, text(`answer.kind.${kind}.installs`), fields.join(' ')]
            }),
          ),
        )
      }),
    ),
  )
  answer.addCommand(
    command(words, 'show', text('cli.answer.show'))
      .argument('<id>')
      .action((id: string, options: CommonOptions) =>
        inSession(words, options, async (session, output) => {
          const shown = await session.call('answers.show', { id })
          output.answer(shown, () => `${describeProfile(shown, words)}\n\n${shown.source.trimEnd()}`)
        }),
      ),
  )
  answer.addCommand(
    command(words, 'add', text('cli.answer.add'))
      .argument('<name>')
      .addOption(kindOption(words))
      .requiredOption('--file <file>', text('cli.fileOrStdin'))
      .option('--var <name=value>', text('cli.answer.add.var'), gather)
      .action((name: string, options: CommonOptions & { kind: AnswerKind; file: string; var?: string[] }) =>
        inSession(words, options, async (session, output) => {
          const source = await readSource(options.file)
          const variables = toVariables(options.var)
          const added = await session.call('answers.add', { name, kind: options.kind, source, variables })
          output.answer(added, () => describeProfile(added, words))
        }),
      ),
  )
  answer.addCommand(
    command(words, 'new', text('cli.answer.new'))
      .argument('<name>')
      .addOption(kindOption(words))
      .option('--set <field=value>', text('cli.answer.new.set'), gather)
      .action((name: string, options: CommonOptions & { kind: AnswerKind; set?: string[] }) =>
        inSession(words, options, async (session, output) => {
          const form = toAnswerForm(options.kind, options.set ?? [])
          const added = await session.call('answers.add', { name, kind: options.kind, form })
          output.answer(added, () => describeProfile(added, words))
        }),
      ),
  )
  answer.addCommand(
    command(words, 'set', text('cli.answer.set'))
      .argument('<id>')
      .option('--name <name>', text('cli.answer.set.name'))
      .option('--file <file>', text('cli.answer.set.file'))
      .option('--set <field=value>', text('cli.answer.set.set'), gather)
      .option('--var <name=value>', text('cli.var'), gather)
      .option('--entry <entry>', text('cli.answer.set.entry'), gather)
      .option('--no-entry', text('cli.answer.set.noEntry'))
      .action((id: string, options: SetOptions) =>
        inSession(words, options, async (session, output) => {
          const before = await session.call('answers.show', { id })
          const variables = Object.entries({ ...before.variables, ...toVariables(options.var) })
          const changed = await session.call('answers.change', {
            id,
            change: {
              name: options.name,
              source: options.file === undefined ? undefined : await readSource(options.file),
              form: options.set && toAnswerForm(before.kind, options.set),
              variables: options.var && Object.fromEntries(variables.filter(([, value]) => value !== '')),
              entries: options.entry === false ? [] : options.entry,
            },
          })
          output.answer(changed, () => describeProfile(changed, words))
        }),
      ),
  )
  answer.addCommand(
    command(words, 'confirm', text('cli.answer.confirm'))
      .argument('<id>')
      .action((id: string, options: CommonOptions) =>
        inSession(words, options, async (session, output) => {
          const { revision } = await session.call('answers.show', { id })
          const confirmed = await session.call('answers.confirm', { id, revision })
          output.answer(withoutText(confirmed), () => describeProfile(confirmed, words))
        }),
      ),
  )
  answer.addCommand(
    command(words, 'render', text('cli.answer.render'))
      .argument('<id>')
      .option('--machine <mac>', text('cli.answer.render.machine'), toMac)
      .option('--secrets', text('cli.answer.render.secrets'))
      .action((id: string, options: CommonOptions & { machine?: MacAddress; secrets?: boolean }) =>
        inSession(words, options, async (session, output) => {
          const request = { id, mac: options.machine, reveal: options.secrets === true }
          const preview = await session.call('answers.render', request)
          for (const problem of preview.problems)
            output.note(printable(words.describe(messageOfAnswerProblem(problem))))
          output.answer(preview, () =>
            preview.files.length === 1
              ? (preview.files[0]?.text.trimEnd() ?? '')
              : preview.files.map(({ name, text }) => `==> ${name} <==\n${text.trimEnd()}`).join('\n\n'),
          )
          if (preview.problems.some(one => one.severity === 'error')) process.exitCode = NOT_SERVED
        }),
      ),
  )
  answer.addCommand(
    command(words, 'remove', text('cli.answer.remove'))
      .argument('<id>')
      .action((id: string, options: CommonOptions) =>
        inSession(words, options, async (session, output) => {
          await session.call('answers.remove', { id })
          output.answer({ removed: id }, () => text('cli.removed', { name: id }))
        }),
      ),
  )
  answer.addCommand(
    command(words, 'adopt', text('cli.answer.adopt')).action((options: CommonOptions) =>
      inSession(words, options, async (session, output) => {
        const offer = await session.call('answers.adopt', null)
        output.answer(offer, () =>
          [
            text('cli.answer.adopt-offer', { time: formatTime(offer.expiresAtMs) }),
            ...offer.commands.map(
              ({ kind, command: line }) => `${text(`answer.kind.${kind}.title`)}\n  ${line}`,
            ),
          ].join('\n'),
        )
      }),
    ),
  )
  program.addCommand(answer)
}

/** The kinds with their English names, for scripts. */
const kindFacts = () =>
  Object.fromEntries(
    ANSWER_KINDS.map(kind => [
      kind,
      {
        title: english.text(`answer.kind.${kind}.title`),
        installs: english.text(`answer.kind.${kind}.installs`),
        ...ANSWER_KIND_FACTS[kind],
      },
    ]),
  )

/** The file has an error, so Slipway would not serve it. */
const NOT_SERVED = 1

interface SetOptions extends CommonOptions {
  readonly name?: string
  readonly file?: string
  readonly set?: readonly string[]
  readonly var?: readonly string[]
  readonly entry?: readonly string[] | false
}

async function readSource(file: string): Promise<string> {
  const text = await readFile(file === '-' ? '/dev/stdin' : file, 'utf8').catch((cause: unknown) => {
    throw new SlipwayError('invalid-input', { where: '--file', detail: (cause as Error).message }, cause)
  })
  if (text.length > MAX_FILE_BYTES)
    throw new SlipwayError('invalid-input', {
      where: '--file',
      ...detail('larger-than', { limit: '1 MB' }),
    })
  return text
}

const withoutText = ({ source: _source, form: _form, variables: _variables, ...rest }: AnswerProfile) => rest

function rowOf(answer: AnswerSummary, words: Words): readonly string[] {
  return [answer.id, answer.name, answer.kind, stateOf(answer, words), formatTime(answer.changedAtMs)]
}

function stateOf({ errorCount, isConfirmed, wipe }: AnswerSummary, { text }: Words): string {
  if (errorCount > 0) return text('cli.answer.errors', { count: errorCount })
  if (!isConfirmed) return text('cli.answer.unconfirmed')
  return text(wipe === null ? 'cli.answer.ready' : 'cli.answer.ready-erases')
}

function describeProfile(profile: AnswerProfile, { text, describe }: Words): string {
  const { id, name, kind, wipe, isConfirmed, entries, variables } = profile
  const own = Object.entries(variables).map(([key, value]) => `${key}=${value}`)
  const rows: readonly (string | null)[] = [
    text('cli.answer.head', { name, id, kind: text(`answer.kind.${kind}.title`) }),
    wipe && text('cli.answer.wipes', { what: messageOfWipe(wipe) }),
    isConfirmed ? null : text('cli.answer.confirm-first', { id }),
    entries.length > 0 ? text('cli.answer.entries', { entries: entries.join(', ') }) : null,
    own.length > 0 ? text('cli.answer.variables', { variables: own.join(', ') }) : null,
    ...profile.problems.map(problem => describe(messageOfAnswerProblem(problem))),
  ]
  return rows
    .filter(row => row !== null)
    .map(printable)
    .join('\n')
}
