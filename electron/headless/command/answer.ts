import { readFile } from 'node:fs/promises'
import { Option, type Command } from 'commander'
import { SlipwayError } from '#contract/errors.ts'
import type { MacAddress } from '#contract/address.ts'
import { ANSWER_KINDS, ANSWER_KIND_FACTS, type AnswerKind } from '#contract/answer-form.ts'
import type { AnswerProfile, AnswerSummary } from '#contract/answer.ts'
import { describeAnswerProblem, describeWipe } from '#contract/answer-text.ts'
import { formatTime, printable, table } from '../output.ts'
import { toAnswerForm } from './answer-fields.ts'
import { command, commandGroup, inSession, toMac, type CommonOptions } from './command.ts'
import { toVariables } from './variables.ts'

const kindOption = () =>
  new Option('--kind <kind>', 'the installer that reads it').choices([...ANSWER_KINDS]).makeOptionMandatory()
const gather = (value: string, before: readonly string[] = []): readonly string[] => [...before, value]
/** A template has a quarter of a million characters at most, whatever the file is. */
const MAX_FILE_BYTES = 1024 * 1024

/** `slipway answer list|show|add|new|set|confirm|render|remove|adopt|kinds`. */
export function addAnswerCommands(program: Command): void {
  const answer = commandGroup('answer', 'unattended-install files')
  answer.addCommand(
    command('list', 'the profiles').action((options: CommonOptions) =>
      inSession(options, async (session, output) => {
        const answers = await session.call('answers.list', null)
        output.answer(answers, () =>
          answers.length === 0
            ? 'No answers: installers ask their questions on the screen. Make some with: slipway answer new'
            : table(['ID', 'NAME', 'KIND', 'STATE', 'CHANGED'], answers.map(rowOf)),
        )
      }),
    ),
  )
  answer.addCommand(
    command('kinds', 'what installers read, and what --set takes').action((options: CommonOptions) =>
      inSession(options, async (_session, output) => {
        output.answer(ANSWER_KIND_FACTS, () =>
          table(
            ['KIND', 'FILE', 'INSTALLS', 'FIELDS'],
            ANSWER_KINDS.map(kind => {
              const { fileName, installs, fields } = ANSWER_KIND_FACTS[kind]
              return [kind, fileName, installs, fields.join(' ')]
            }),
          ),
        )
      }),
    ),
  )
  answer.addCommand(
    command('show', 'one profile with its text')
      .argument('<id>')
      .action((id: string, options: CommonOptions) =>
        inSession(options, async (session, output) => {
          const shown = await session.call('answers.show', { id })
          output.answer(shown, () => `${describeProfile(shown)}\n\n${shown.source.trimEnd()}`)
        }),
      ),
  )
  answer.addCommand(
    command('add', 'keep a file as a profile; it may hold {{ machine.name }} and other variables')
      .argument('<name>')
      .addOption(kindOption())
      .requiredOption('--file <file>', 'the file; - reads standard input')
      .option('--var <name=value>', 'a variable of the profile; may be given again', gather)
      .action((name: string, options: CommonOptions & { kind: AnswerKind; file: string; var?: string[] }) =>
        inSession(options, async (session, output) => {
          const source = await readSource(options.file)
          const variables = toVariables(options.var)
          const added = await session.call('answers.add', { name, kind: options.kind, source, variables })
          output.answer(added, () => describeProfile(added))
        }),
      ),
  )
  answer.addCommand(
    command('new', 'make a profile that installs without questions')
      .argument('<name>')
      .addOption(kindOption())
      .option('--set <field=value>', 'an answer, see: slipway answer kinds; lists are separated by ;', gather)
      .action((name: string, options: CommonOptions & { kind: AnswerKind; set?: string[] }) =>
        inSession(options, async (session, output) => {
          const form = toAnswerForm(options.kind, options.set ?? [])
          const added = await session.call('answers.add', { name, kind: options.kind, form })
          output.answer(added, () => describeProfile(added))
        }),
      ),
  )
  answer.addCommand(
    command('set', 'change a profile')
      .argument('<id>')
      .option('--name <name>', 'what to call it')
      .option('--file <file>', 'another text')
      .option('--set <field=value>', 'another answer', gather)
      .option('--var <name=value>', 'a variable; "name=" takes it away', gather)
      .option('--entry <entry>', 'for every machine without answers of its own; may be given again', gather)
      .option('--no-entry', 'for no entry')
      .action((id: string, options: SetOptions) =>
        inSession(options, async (session, output) => {
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
          output.answer(changed, () => describeProfile(changed))
        }),
      ),
  )
  answer.addCommand(
    command('confirm', 'agree to what a profile erases; others are not given to machines')
      .argument('<id>')
      .action((id: string, options: CommonOptions) =>
        inSession(options, async (session, output) => {
          const { revision } = await session.call('answers.show', { id })
          const confirmed = await session.call('answers.confirm', { id, revision })
          output.answer(withoutText(confirmed), () => describeProfile(confirmed))
        }),
      ),
  )
  answer.addCommand(
    command('render', 'the files as a machine gets them')
      .argument('<id>')
      .option('--machine <mac>', 'for this machine', toMac)
      .option('--secrets', 'with passwords and tokens')
      .action((id: string, options: CommonOptions & { machine?: MacAddress; secrets?: boolean }) =>
        inSession(options, async (session, output) => {
          const request = { id, mac: options.machine, reveal: options.secrets === true }
          const preview = await session.call('answers.render', request)
          for (const problem of preview.problems) output.note(printable(describeAnswerProblem(problem)))
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
    command('remove', 'forget a profile')
      .argument('<id>')
      .action((id: string, options: CommonOptions) =>
        inSession(options, async (session, output) => {
          await session.call('answers.remove', { id })
          output.answer({ removed: id }, () => `${id} is forgotten.`)
        }),
      ),
  )
  answer.addCommand(
    command('adopt', 'take the answers of a machine that was installed by hand').action(
      (options: CommonOptions) =>
        inSession(options, async (session, output) => {
          const offer = await session.call('answers.adopt', null)
          output.answer(offer, () =>
            [
              `Run one of these on the installed machine before ${formatTime(offer.expiresAtMs)}:`,
              ...offer.commands.map(
                ({ kind, command: line }) => `${ANSWER_KIND_FACTS[kind].title}\n  ${line}`,
              ),
            ].join('\n'),
          )
        }),
    ),
  )
  program.addCommand(answer)
}

/** Something is wrong with the file, so no machine would get it. */
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
      detail: 'it is far too large for an answer file',
    })
  return text
}

const withoutText = ({ source: _source, form: _form, variables: _variables, ...rest }: AnswerProfile) => rest

function rowOf(answer: AnswerSummary): readonly string[] {
  return [answer.id, answer.name, answer.kind, stateOf(answer), formatTime(answer.changedAtMs)]
}

function stateOf({ errorCount, isConfirmed, wipe }: AnswerSummary): string {
  if (errorCount > 0) return errorCount === 1 ? '1 error' : `${errorCount} errors`
  if (!isConfirmed) return 'not confirmed'
  return wipe === null ? 'ready' : 'ready, erases'
}

function describeProfile(profile: AnswerProfile): string {
  const { id, name, kind, wipe, isConfirmed, entries, variables } = profile
  const own = Object.entries(variables).map(([key, value]) => `${key}=${value}`)
  const rows: readonly (string | null)[] = [
    `${name} (${id}): ${ANSWER_KIND_FACTS[kind].title}`,
    wipe && `It ${describeWipe(wipe)}.`,
    isConfirmed ? null : `No machine gets it before you agree to that: slipway answer confirm ${id}`,
    entries.length > 0 ? `For every machine that starts: ${entries.join(', ')}` : null,
    own.length > 0 ? `Variables: ${own.join(', ')}` : null,
    ...profile.problems.map(describeAnswerProblem),
  ]
  return rows
    .filter(row => row !== null)
    .map(printable)
    .join('\n')
}
