import { parseMac, type MacAddress } from '#contract/address.ts'
import type { SetupImport, SetupMachine, SetupProblem } from '#contract/setup.ts'

type Mutable<T> = { -readonly [K in keyof T]: T[K] }
export type MachineDraft = Mutable<SetupMachine>
export type NetworkDraft = Mutable<SetupImport['network']>

/** A boot file with the tags that must be set or, with `!`, must not be set. */
interface BootFileDraft {
  readonly tags: readonly string[]
  readonly file: string
  readonly server: SetupMachine['nextServer']
}

/** What has been read from a dnsmasq set-up so far. Tags are resolved once everything has been read. */
export interface SetupDraft {
  readonly machines: Map<MacAddress, MachineDraft>
  readonly network: NetworkDraft
  readonly bootFiles: BootFileDraft[]
  readonly rootPaths: { readonly tags: readonly string[]; readonly rootPath: string }[]
  /** What sets each tag, in words. */
  readonly tagReasons: Map<string, string>
  /** Tags that mark one machine. */
  readonly tagMachines: Map<string, MacAddress[]>
  readonly unread: SetupProblem[]
  tftpRoot: string | null
}

const MAX_MACHINES = 2048
const MAX_UNREAD = 500
const MAX_ROWS = 500

export function createSetupDraft(): SetupDraft {
  return {
    machines: new Map(),
    network: {},
    bootFiles: [],
    rootPaths: [],
    tagReasons: new Map(),
    tagMachines: new Map(),
    unread: [],
    tftpRoot: null,
  }
}

/** The machine with this address, added if it is new; null if there are too many. */
export function machineDraft(draft: SetupDraft, mac: MacAddress): MachineDraft | null {
  const known = draft.machines.get(mac)
  if (known) return known
  if (draft.machines.size >= MAX_MACHINES) return null
  const made: MachineDraft = {
    mac,
    name: null,
    reservedIp: null,
    filename: null,
    nextServer: null,
    rootPath: null,
    isIgnored: false,
  }
  draft.machines.set(mac, made)
  return made
}

export function noteUnread(draft: SetupDraft, problem: SetupProblem): void {
  if (draft.unread.length < MAX_UNREAD) draft.unread.push(problem)
}

/** `aa:bb:…`, optionally with a hardware type before it (`1-aa:bb:…`). */
export function readMac(text: string): MacAddress | null {
  return parseMac(text.replace(/^0*1-/, ''))
}

/** Assigns boot files to single machines by their tags, and reports the other tags as remarks. */
export function finishSetup(draft: SetupDraft): Omit<SetupImport, 'menus' | 'files'> {
  const bootFiles: { when: string; file: string }[] = []
  for (const { tags, file, server } of draft.bootFiles) {
    const macs = machinesOf(draft, tags)
    for (const mac of macs) {
      const machine = machineDraft(draft, mac)
      if (!machine) continue
      machine.filename = file === '' ? null : file.slice(0, 127)
      machine.nextServer = server
    }
    if (macs.length === 0 && bootFiles.length < MAX_ROWS) bootFiles.push({ when: inWords(draft, tags), file })
  }
  for (const { tags, rootPath } of draft.rootPaths)
    for (const mac of machinesOf(draft, tags)) {
      const machine = machineDraft(draft, mac)
      if (machine) machine.rootPath = rootPath.slice(0, 255)
    }
  const { network, tftpRoot, unread } = draft
  return { machines: [...draft.machines.values()], network, bootFiles, tftpRoot, unread }
}

function machinesOf(draft: SetupDraft, tags: readonly string[]): readonly MacAddress[] {
  return tags.filter(tag => !tag.startsWith('!')).flatMap(tag => draft.tagMachines.get(tag) ?? [])
}

function inWords(draft: SetupDraft, tags: readonly string[]): string {
  if (tags.length === 0) return 'any machine'
  return tags
    .map(tag => {
      const name = tag.replace(/^!/, '')
      const reason = draft.tagReasons.get(name) ?? name
      return tag.startsWith('!') ? `not ${reason}` : reason
    })
    .join(', ')
}
