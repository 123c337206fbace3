import { isDeepStrictEqual } from 'node:util'
import { SlipwayError } from '#contract/errors.ts'
import type { MacAddress } from '#contract/address.ts'
import {
  EMPTY_ANSWER_FORM,
  type AnswerForm,
  type AnswerFormInput,
  type AnswerKind,
} from '#contract/answer-form.ts'
import type { AnswerDraft } from '#contract/answer-methods.ts'
import type { AnswerChange, AnswerPreview, AnswerProfile, AnswerSummary } from '#contract/answer.ts'
import type { BootImage, BootTarget } from '#contract/image.ts'
import type { Machine } from '#contract/machine.ts'
import { PREVIEW_PLACE, PREVIEW_TOKEN, type TemplateContexts, type ServerPlace } from './template-context.ts'
import type { AnsweredTarget } from './kind/kind-rules.ts'
import { KINDS } from './kind/kinds.ts'
import { maskSecrets } from './mask.ts'
import { storePassword } from './password-hash.ts'
import { renderAnswer, renderAnswerSample, type RenderedFiles } from './render-answer.ts'
import { ownVariables, placeOf, variablesOf } from './variables.ts'
import type { Clock } from '../../base/clock.ts'
import type { Publish } from '../../base/push-hub.ts'
import type { SqliteAnswerStore, StoredAnswer } from '../../store/sqlite-answer-store.ts'
import { trimOf } from '../../base/scan.ts'

/** The parts of a profile that serving machines uses. */
export type GivenProfile = Pick<
  AnswerProfile,
  'id' | 'name' | 'kind' | 'revision' | 'source' | 'variables' | 'wipe' | 'isConfirmed'
>

/** The profiles as the user edits them. */
export interface ProfileEditor {
  list(): readonly AnswerSummary[]
  /** Rejects with `answer-not-found`. */
  show(id: string): AnswerProfile
  /** For machines; null if the profile no longer exists. */
  given(id: string): GivenProfile | null
  add(request: { name: string } & AnswerDraft): Promise<AnswerProfile>
  change(id: string, change: AnswerChange): Promise<AnswerProfile>
  /** Confirms what the profile erases. Rejects with `answer-changed` if that differs from what was shown. */
  confirm(id: string, revision: number): AnswerProfile
  remove(id: string): void
  /** The text that a form makes, with its problems. Saves nothing. */
  draft(draft: AnswerDraft): Promise<{ source: string; preview: AnswerPreview; wipe: AnswerSummary['wipe'] }>
  /** The files as this machine would get them. */
  render(request: { id: string; mac?: MacAddress | undefined; reveal?: boolean | undefined }): AnswerPreview
}

export function createProfileEditor(needs: {
  readonly clock: Clock
  readonly publish: Publish
  readonly store: Pick<SqliteAnswerStore, 'list' | 'find' | 'save' | 'remove'>
  readonly contexts: TemplateContexts
  readonly machines: {
    list(): readonly Machine[]
    find(mac: MacAddress): Machine | null
    change(mac: MacAddress, change: { answer: null }, nowMs: number): Machine
  }
  /** Every menu entry with its image. */
  readonly entries: () => readonly { readonly image: BootImage; readonly target: BootTarget }[]
  /** Null while nothing is served. */
  readonly place: () => ServerPlace | null
}): ProfileEditor {
  const { clock, publish, store, contexts, machines } = needs
  const here = (): ServerPlace => needs.place() ?? PREVIEW_PLACE
  /** The check result of every profile, until the profile changes. */
  const cachedChecks = new Map<string, { readonly revision: number; readonly result: RenderedFiles }>()

  const checkSample = (answer: StoredAnswer): RenderedFiles => {
    const known = cachedChecks.get(answer.id)
    if (known?.revision === answer.revision) return known.result
    const context = contexts.sample(answer, PREVIEW_PLACE)
    const result = renderAnswerSample(answer, variablesOf(context), placeOf(context))
    cachedChecks.set(answer.id, { revision: answer.revision, result })
    return result
  }
  const find = (id: string): StoredAnswer => {
    const answer = store.find(id)
    if (!answer) throw new SlipwayError('answer-not-found', { id })
    return answer
  }
  const summaryOf = (answer: StoredAnswer): AnswerSummary => {
    const { problems, wipe } = checkSample(answer)
    return {
      id: answer.id,
      name: answer.name,
      kind: answer.kind,
      revision: answer.revision,
      wipe,
      isConfirmed: wipe === null || isDeepStrictEqual(answer.confirmedWipe, wipe),
      errorCount: problems.filter(one => one.severity === 'error').length,
      entries: answer.entries,
      changedAtMs: answer.changedAtMs,
    }
  }
  const profileOf = (answer: StoredAnswer): AnswerProfile => ({
    ...summaryOf(answer),
    source: answer.source,
    form: answer.form,
    variables: answer.variables,
    problems: checkSample(answer).problems,
    fittingEntries: needs
      .entries()
      .filter(({ image, target }) => KINDS[answer.kind].fits({ ...image, target }))
      .map(({ target }) => target.id),
  })
  const save = (answer: StoredAnswer): AnswerProfile => {
    store.save(answer)
    const profile = profileOf(answer)
    publish('answer.changed', summaryOf(answer))
    return profile
  }
  /** Without a profile of the machine, an entry has one profile: the one assigned to it last. */
  const takeEntries = (id: string, entries: readonly string[]): void => {
    for (const other of store.list()) {
      const left = other.entries.filter(entry => !entries.includes(entry))
      if (other.id !== id && left.length < other.entries.length) save({ ...other, entries: left })
    }
  }

  return {
    list: () => store.list().map(summaryOf),
    show: id => profileOf(find(id)),
    given(id) {
      const answer = store.find(id)
      return answer && { ...answer, ...summaryOf(answer) }
    },
    async add({ name, ...draft }) {
      const written = await write(draft)
      const id = freeId(name, taken => store.find(taken) !== null)
      return save({
        id,
        name,
        kind: draft.kind,
        ...written,
        entries: [],
        revision: 1,
        confirmedWipe: null,
        changedAtMs: clock.nowMs(),
      })
    },
    async change(id, { name, source, form, variables, entries }) {
      const before = find(id)
      const isWritten = source !== undefined || form !== undefined
      const draft = { kind: before.kind, source, form, variables: variables ?? before.variables }
      const written = isWritten
        ? await write(draft, before.form)
        : { source: before.source, form: before.form, variables: variables ?? before.variables }
      // Another user may have saved the profile in the meantime.
      const now = find(id)
      if (entries) takeEntries(id, entries)
      return save({
        ...now,
        ...written,
        name: name ?? now.name,
        entries: entries ?? now.entries,
        revision: now.revision + 1,
        changedAtMs: clock.nowMs(),
      })
    },
    confirm(id, revision) {
      const answer = find(id)
      if (answer.revision !== revision) throw new SlipwayError('answer-changed', { name: answer.name })
      return save({ ...answer, confirmedWipe: checkSample(answer).wipe })
    },
    remove(id) {
      find(id)
      store.remove(id)
      cachedChecks.delete(id)
      for (const machine of machines.list())
        if (machine.answer === id)
          publish('machine.changed', machines.change(machine.mac, { answer: null }, clock.nowMs()))
      publish('answer.removed', { id })
    },
    async draft(draft) {
      const { source, variables } = await write(draft)
      const context = contexts.sample({ kind: draft.kind, variables }, here())
      const result = renderAnswerSample({ kind: draft.kind, source }, variablesOf(context), placeOf(context))
      return { source, preview: previewOf(result, [], ownVariables(context.own), false), wipe: result.wipe }
    },
    render({ id, mac, reveal = false }) {
      const answer = find(id)
      const machine = mac === undefined ? null : machines.find(mac)
      if (mac !== undefined && !machine) throw new SlipwayError('machine-not-found', { mac })
      const entry = machine ? needs.entries().find(({ target }) => target.id === machine.entry) : null
      const context = machine
        ? contexts.forMachine({
            machine,
            image: entry?.image ?? { id: 'IMAGE', name: 'IMAGE', version: null },
            profile: answer,
            token: PREVIEW_TOKEN,
            place: here(),
          })
        : contexts.sample(answer, here())
      const result = (machine ? renderAnswer : renderAnswerSample)(
        answer,
        variablesOf(context),
        placeOf(context),
      )
      const about = entry ? { ...entry.image, target: entry.target } : UNKNOWN_ENTRY
      const words = KINDS[answer.kind].arguments(placeOf(context), about)
      return previewOf(result, words, ownVariables(context.own), reveal)
    },
  }
}

/** A placeholder entry for previewing a profile that no machine uses; the entry hardly affects the arguments. */
const UNKNOWN_ENTRY: AnsweredTarget = {
  family: 'unknown',
  version: null,
  target: {
    kind: 'linux',
    id: 'unknown',
    title: '',
    kernel: '',
    initrd: [],
    arguments: '',
    recognisedArguments: null,
    experimental: false,
    architectures: [],
    firmware: null,
    ramMegabytes: null,
  },
}

function previewOf(
  result: RenderedFiles,
  words: readonly string[],
  variables: Readonly<Record<string, string>>,
  reveal: boolean,
): AnswerPreview {
  const files = reveal
    ? result.files
    : result.files.map(({ name, text }) => ({ name, text: maskSecrets(text, variables) }))
  return { files, problems: result.problems, arguments: words.join(' '), isMasked: !reveal }
}

/** The text of a draft: written by the user, or made from its form. */
async function write(
  { kind, source, form, variables = {} }: AnswerDraft,
  before: AnswerForm | null = null,
): Promise<Pick<StoredAnswer, 'source' | 'form' | 'variables'>> {
  if (form === undefined) return { source: source ?? '', form: null, variables }
  const filled = await fill(kind, form, before)
  const own = { ...variables, ...KINDS[kind].formVariables?.(filled) }
  const given = Object.fromEntries(Object.entries(own).filter(([, value]) => value !== ''))
  return { source: KINDS[kind].write(filled), form: filled, variables: given }
}

/** Replaces a plain-text password with its stored form, before anything else sees the form. */
async function fill(
  kind: AnswerKind,
  input: AnswerFormInput,
  before: AnswerForm | null,
): Promise<AnswerForm> {
  const { password, ...rest } = input
  const given = Object.fromEntries(Object.entries(rest).filter(([, value]) => value !== undefined))
  const form: AnswerForm = { ...(before ?? EMPTY_ANSWER_FORM), ...given }
  if (password === undefined) return form
  return { ...form, password: typeof password === 'string' ? await storePassword(kind, password) : password }
}

function freeId(name: string, isTaken: (id: string) => boolean): string {
  const words = name
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .slice(0, 80)
  const slug = trimOf(words, '-') || 'answers'
  for (let number = 1; ; number++) {
    const id = number === 1 ? slug : `${slug}-${number}`
    if (!isTaken(id)) return id
  }
}
