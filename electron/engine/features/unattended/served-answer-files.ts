import type { MacAddress } from '#contract/address.ts'
import type { AnswerFact } from '#contract/answer-fact.ts'
import { ANSWER_KIND_FACTS } from '#contract/answer-form.ts'
import type { AnswerProblem, RenderedAnswer } from '#contract/answer.ts'
import type { BootImage, BootTarget } from '#contract/image.ts'
import { ANSWER_FOLDER } from '#contract/overlay.ts'
import type { Machine } from '#contract/machine.ts'
import type { TargetItem } from '#contract/menu.ts'
import type { GivenProfile } from './profile-editor.ts'
import type { TemplateContexts, ServerPlace } from './template-context.ts'
import { KINDS } from './kind/kinds.ts'
import { hasErrors, renderAnswer, type RenderedFiles } from './render-answer.ts'
import type { AnswerTicket, AnswerTickets } from './tickets.ts'
import { placeOf, variablesOf, type TemplateContext } from './variables.ts'
import type { ScriptReader } from '../boot/create-boot.ts'
import { BoundedMap } from '../../base/bounded-map.ts'
import type { OpenAnswer } from '../../protocols/http/routes/answer-files.ts'

type Skipped = Extract<AnswerFact, { kind: 'answer.skipped' }>

/** What machines get from the profiles. */
export interface ServedAnswerFiles {
  /** The entry as this machine starts it: with its answer file, if it has one and can be given it. */
  answered(item: TargetItem, reader: ScriptReader): TargetItem
  /** Why the entry starts without the machine's answer file; none if it has none, or gets it. */
  skipped(item: TargetItem, reader: ScriptReader): readonly Skipped[]
  readonly open: OpenAnswer
  /** Every file of a ticket, for a server that has them as plain files; none if they cannot be filled in. */
  filesOf(token: string): readonly RenderedAnswer[]
}

export interface ServedAnswerFilesNeeds {
  readonly place: ServerPlace
  readonly contexts: TemplateContexts
  readonly tickets: AnswerTickets
  readonly profile: (id: string) => GivenProfile | null
  /** The profile of an entry, for machines without a profile. */
  readonly profileOfEntry: (entry: string) => GivenProfile | null
  readonly machineOf: (mac: MacAddress) => Machine | null
  readonly imageOf: (id: string) => Pick<BootImage, 'id' | 'name' | 'version' | 'family'> | null
  readonly imageOfEntry: (entry: string) => Pick<BootImage, 'id' | 'name' | 'version'> | null
}

const MAX_CHECKS = 64

type Verdict =
  | { readonly kind: 'none' }
  | { readonly kind: 'skipped'; readonly fact: Skipped }
  | { readonly kind: 'ready'; readonly profile: GivenProfile }

export function createServedAnswerFiles(needs: ServedAnswerFilesNeeds): ServedAnswerFiles {
  const { place, contexts, tickets, machineOf } = needs

  const contextOf = (
    ticket: AnswerTicket,
    profile: GivenProfile,
    machine: Machine | null,
  ): TemplateContext | null => {
    const image = needs.imageOfEntry(ticket.entry)
    return machine && contexts.forMachine({ machine, image, profile, token: ticket.token, place })
  }
  const render = (profile: GivenProfile, context: TemplateContext): RenderedFiles =>
    renderAnswer(profile, variablesOf(context), placeOf(context))

  /** The machine with the serial number and address from its current request. */
  const withSerial = ({ mac, serial }: ScriptReader): Machine | null => {
    const machine = machineOf(mac)
    return machine && { ...machine, serial: serial ?? machine.serial }
  }
  /**
   * Checks a profile for one machine once: the result is the same for every entry of an image, and a menu has many.
   */
  const cachedChecks = new BoundedMap<string, Pick<RenderedFiles, 'problems' | 'wipe'>>(MAX_CHECKS)
  const checkFor = (
    profile: GivenProfile,
    context: TemplateContext,
  ): Pick<RenderedFiles, 'problems' | 'wipe'> => {
    const key = JSON.stringify([profile.id, profile.revision, profile.source.length, variablesOf(context)])
    const known = cachedChecks.get(key)
    if (known) return known
    const { problems, wipe } = render(profile, context)
    cachedChecks.set(key, { problems, wipe })
    return { problems, wipe }
  }
  const judge = (item: TargetItem, reader: ScriptReader): Verdict => {
    const { mac, asker } = reader
    const machine = withSerial(reader)
    const id = machine?.answer ?? null
    const profile = id === null ? needs.profileOfEntry(item.id) : needs.profile(id)
    const image = needs.imageOf(item.imageId)
    if (!machine || !profile || !image) return { kind: 'none' }
    const skip = (reason: Skipped['reason'], problem?: AnswerProblem): Verdict => {
      const what = problem ? { problem } : {}
      return { kind: 'skipped', fact: { kind: 'answer.skipped', answer: profile.name, reason, ...what } }
    }
    if (!KINDS[profile.kind].fits({ family: image.family, version: image.version, target: item.target }))
      return skip('does-not-fit')
    if (asker !== mac) return skip(asker === null ? 'unknown-address' : 'other-machine')
    if (!profile.isConfirmed) return skip('unconfirmed')
    const context = contexts.forMachine({ machine, image, profile, token: 'TOKEN', place })
    const { problems, wipe } = checkFor(profile, context)
    const wrong = problems.find(one => one.severity === 'error')
    if (wrong) return skip('invalid', wrong)
    // A branch of the template may erase a disk on this machine that the check without a machine did not show.
    if (wipe !== null && profile.wipe === null) return skip('unconfirmed')
    return { kind: 'ready', profile }
  }

  return {
    answered(item, reader) {
      const verdict = judge(item, reader)
      if (verdict.kind !== 'ready') return item
      const { profile } = verdict
      const ticket = tickets.issue(reader.mac, { profile: profile.id, entry: item.id })
      const context = contextOf(ticket, profile, withSerial(reader))
      const image = needs.imageOf(item.imageId)
      if (!context || !image) return item
      const rules = KINDS[profile.kind]
      const about = { family: image.family, version: image.version, target: item.target }
      // Only Windows PE gets files by name.
      const files = item.target.kind === 'wimboot' ? render(profile, context).files : []
      const target = withAnswers(item.target, {
        arguments: rules.arguments(placeOf(context), about),
        replaces: rules.replaces,
        files: files.map(({ name }) => ({ name, path: `${ANSWER_FOLDER}${ticket.token}/${name}` })),
      })
      return { ...item, target }
    },
    skipped(item, reader) {
      const verdict = judge(item, reader)
      return verdict.kind === 'skipped' ? [verdict.fact] : []
    },
    filesOf(token) {
      const ticket = tickets.find(token)
      const profile = ticket && needs.profile(ticket.profile)
      const context = profile && contextOf(ticket, profile, machineOf(ticket.mac))
      return profile && context ? render(profile, context).files : []
    },
    open({ token, file }, { provenMac: owner, mac }) {
      const isOfKind = (id: string): boolean => {
        const kind = needs.profile(id)?.kind
        return kind !== undefined && ANSWER_KIND_FACTS[kind].fileName === file
      }
      const ticket = token === null ? owner && tickets.newestOf(owner, isOfKind) : tickets.find(token)
      const refuse = (reason: Extract<AnswerFact, { kind: 'answer.refused' }>['reason']) => ({
        text: null,
        facts: [{ kind: 'answer.refused' as const, reason, file }],
        mac,
      })
      if (!ticket) return refuse('expired')
      if (owner !== ticket.mac) return refuse('other-machine')
      const profile = needs.profile(ticket.profile)
      const context = profile && contextOf(ticket, profile, machineOf(ticket.mac))
      if (!profile || !context) return refuse('expired')
      if (!profile.isConfirmed) return refuse('unconfirmed')
      const { files, problems, wipe } = render(profile, context)
      if (hasErrors(problems)) return refuse('invalid')
      if (wipe !== null && profile.wipe === null) return refuse('unconfirmed')
      const found = files.find(one => one.name === file)
      if (!found) return null
      const fact: AnswerFact = { kind: 'answer.served', answer: profile.name, file }
      return { text: found.text, facts: [fact], mac: ticket.mac }
    },
  }
}

/** What the answer file adds to an entry. */
export interface AnswerWords {
  readonly arguments: readonly string[]
  /** Matches the entry's arguments that are removed. */
  readonly replaces: RegExp
  /** For Windows PE: files that wimboot adds to its own. */
  readonly files: readonly { readonly name: string; readonly path: string }[]
}

/** An entry with arguments that point its installer to its answer file. */
export function withAnswers<T extends BootTarget>(target: T, words: AnswerWords): T {
  switch (target.kind) {
    case 'multiboot': {
      // The hypervisor's arguments do not concern the installer; its kernel is the first module.
      const [kernel, ...rest] = target.modules
      if (!kernel) return target
      return { ...target, modules: [{ ...kernel, arguments: insert(kernel.arguments, words) }, ...rest] }
    }
    case 'wimboot':
      return { ...target, files: [...target.files, ...words.files] }
    default:
      return { ...target, arguments: insert(target.arguments, words) }
  }
}

/** Inserted before `---`, because arguments after it are copied into the installed system's boot configuration. */
function insert(text: string, { arguments: added, replaces }: AnswerWords): string {
  const own = (text.match(/(?:"[^"]*"|[^\s"])+/g) ?? []).filter(
    word => !replaces.test(word.replace(/^"/, '').split('=', 1)[0] ?? ''),
  )
  const end = own.findIndex(word => /^--+$/.test(word))
  const at = end < 0 ? own.length : end
  return [...own.slice(0, at), ...added, ...own.slice(at)].join(' ')
}
