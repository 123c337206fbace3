import {
  MAX_ENTRIES,
  MAX_FILES,
  directoryOf,
  withoutDevice,
  type ConfigFiles,
  type ConfiguredOther,
  type ConfiguredStart,
} from './configured-entry.ts'
import { evaluateCondition } from './grub-condition.ts'
import { expandWord, type GrubWord } from './grub-lexer.ts'
import { parseGrub, type GrubStatement } from './grub-parser.ts'
import type { BootModule } from '#contract/image.ts'

/** Limit of commands per disc. Real configurations have fewer than 2,000. */
const MAX_COMMANDS = 50_000
const MAX_DEPTH = 24
/** Limit of characters produced by expanding words: a variable that contains itself twice grows exponentially. */
const MAX_EXPANDED = 16 * 1024 * 1024

type Variables = Map<string, string>
type Body = readonly GrubStatement[]

/**
 * Runs a GRUB configuration to build its menu. Takes both branches if a condition depends on the machine, so it finds
 * the entries for UEFI and for BIOS.
 */
export async function interpretGrub(
  file: string,
  files: ConfigFiles,
): Promise<readonly (ConfiguredStart | ConfiguredOther)[]> {
  const text = await files.readText(file)
  if (text === null) return []
  const run = createRun(files, file)
  await run.menu(parseGrub(text), new Map([['prefix', directoryOf(file)]]), 0)
  return run.entries
}

function createRun(files: ConfigFiles, source: string) {
  const entries: (ConfiguredStart | ConfiguredOther)[] = []
  const functions = new Map<string, Body>()
  let commandsLeft = MAX_COMMANDS
  let filesLeft = MAX_FILES
  let expansionLeft = MAX_EXPANDED

  const expand = (words: readonly GrubWord[], valueOf: (name: string) => string): string[] => {
    const expanded: string[] = []
    for (const word of words) {
      if (expansionLeft <= 0) break
      for (const part of expandWord(word, valueOf)) {
        expansionLeft -= part.length + 1
        expanded.push(part)
      }
    }
    return expanded
  }

  /** Runs one menu: its commands first, then the bodies of its entries, as GRUB does when an entry is chosen. */
  const menu = async (body: Body, variables: Variables, depth: number): Promise<void> => {
    const picks: (() => Promise<void>)[] = []
    await execute(body, { variables, picks, entry: null, depth })
    for (const pick of picks) await pick()
  }

  interface Scope {
    readonly variables: Variables
    /** Entry bodies to run once the menu is complete. */
    readonly picks: (() => Promise<void>)[]
    /** The entry that the current commands belong to. */
    readonly entry: GrubMenuEntry | null
    readonly depth: number
  }

  const execute = async (body: Body, scope: Scope): Promise<void> => {
    if (scope.depth > MAX_DEPTH) return
    const valueOf = (name: string) => scope.variables.get(name) ?? ''
    for (const statement of body) {
      if (commandsLeft-- <= 0 || entries.length >= MAX_ENTRIES) return
      if (statement.kind === 'function') functions.set(statement.name, statement.body)
      else if (statement.kind === 'while') await execute(statement.body, deeper(scope))
      else if (statement.kind === 'for') {
        for (const value of expand(statement.words, valueOf)) {
          if (commandsLeft-- <= 0) return
          scope.variables.set(statement.variable, value)
          await execute(statement.body, deeper(scope))
        }
      } else if (statement.kind === 'if') {
        for (const { condition, body } of statement.branches) {
          const isTaken = condition === null || (await evaluateCondition(condition, valueOf, files))
          if (isTaken !== false) await execute(body, deeper(scope))
          if (isTaken === true) break
        }
      } else {
        const words = expand(statement.words, valueOf)
        await command(words, statement.body, scope)
      }
    }
  }

  const command = async (words: readonly string[], body: Body | null, scope: Scope): Promise<void> => {
    const [name = '', ...operands] = words
    if (name === 'menuentry' && body) {
      const variables = scope.variables
      const title = titleOf(operands)
      scope.picks.push(async () => {
        const entry = createGrubMenuEntry(title, source)
        const inner = new Map([...variables, ...positional(operands)])
        await execute(body, { variables: inner, picks: [], entry, depth: scope.depth + 1 })
        entries.push(...entry.finish())
      })
    } else if (name === 'submenu' && body) {
      const variables = scope.variables
      scope.picks.push(() => menu(body, new Map(variables), scope.depth + 1))
    } else if (name === 'source' || name === '.' || name === 'configfile' || name === 'normal') {
      await include(operands[0], name === 'source' || name === '.' ? 'same menu' : 'own menu', scope)
    } else if (name === 'set') assign(operands[0] ?? '', scope.variables)
    else if (name === 'unset') scope.variables.delete(operands[0] ?? '')
    else if (functions.has(name)) {
      const inner: Scope = { ...deeper(scope), variables: scope.variables }
      for (const [key, value] of positional(operands)) scope.variables.set(key, value)
      await execute(functions.get(name)!, inner)
    } else if (/^[A-Za-z_][A-Za-z0-9_]*=/.test(name)) assign(name, scope.variables)
    else scope.entry?.command(name, operands)
  }

  const include = async (path: string | undefined, into: 'same menu' | 'own menu', scope: Scope) => {
    if (path === undefined || filesLeft-- <= 0) return
    const text = await files.readText(withoutDevice(path))
    if (text === null) return
    if (into === 'same menu') await execute(parseGrub(text), deeper(scope))
    else await menu(parseGrub(text), new Map(scope.variables), scope.depth + 1)
  }

  const deeper = (scope: Scope): Scope => ({ ...scope, depth: scope.depth + 1 })

  return { entries, menu }
}

function assign(text: string, variables: Variables): void {
  const at = text.indexOf('=')
  if (at > 0) variables.set(text.slice(0, at), text.slice(at + 1))
}

/** GRUB manual §16.1.1: options may come before or after the title; these take a value. */
const OPTIONS_WITH_VALUE = new Set(['--class', '--users', '--hotkey', '--id', '--source', '--function'])

function withoutOptions(operands: readonly string[]): string[] {
  return operands.filter(
    (word, index) => !word.startsWith('--') && !OPTIONS_WITH_VALUE.has(operands[index - 1] ?? ''),
  )
}

function titleOf(operands: readonly string[]): string {
  return withoutOptions(operands)[0]?.trim() ?? ''
}

/** `$1` is the title of an entry or the first argument of a function. */
function positional(operands: readonly string[]): [string, string][] {
  const values = withoutOptions(operands)
  return [
    ['@', values.join(' ')],
    ...values.map((value, index): [string, string] => [String(index + 1), value]),
  ]
}

/** Collects what the commands of a `menuentry` load. */
interface GrubMenuEntry {
  command(name: string, operands: readonly string[]): void
  /**
   * One entry per kernel: the two branches of a machine-dependent `if` load one each. If nothing is loaded that a
   * network could deliver, the command that would have started the entry.
   */
  finish(): readonly (ConfiguredStart | ConfiguredOther)[]
}

/** `chainloader` of an EFI program. `chainloader +1` and `(hd0,1)+1` are boot sectors on a drive of the machine. */
const EFI_PROGRAM = /\.efi$/i
const BLOCK_LIST = /(^|\))\d*\+\d+$/

function createGrubMenuEntry(title: string, source: string): GrubMenuEntry {
  const loads: Load[] = []
  let unknown: string | null = null
  return {
    command(name, operands) {
      if (isUnknownStart(name)) unknown ??= name.slice(0, 64)
      // Skips `--nounzip` and `--quirk-…` of multiboot and its modules.
      const start = operands.findIndex(word => !word.startsWith('--') || LINUX.has(name))
      const [first, ...rest] = start < 0 ? [] : operands.slice(start)
      if (first === undefined) return
      const path = withoutDevice(first)
      const words = rest.map(quoteArgument).join(' ')
      const load = (more: Partial<Load>) =>
        loads.push({ kernel: path, arguments: words, initrd: [], ...more })
      if (LINUX.has(name)) load({})
      else if (MULTIBOOT.has(name)) load({ modules: [] })
      else if (MODULE.has(name)) loads.at(-1)?.modules?.push({ path, arguments: words })
      else if (name === 'chainloader' && EFI_PROGRAM.test(first)) load({ isEfiProgram: true })
      else if (name === 'chainloader' && !BLOCK_LIST.test(first)) unknown ??= name
      // `newc:name:file` makes GRUB wrap a file in a cpio archive, which does not exist on the disc.
      else if (INITRD.has(name))
        loads.at(-1)?.initrd.push(...operands.filter(word => !word.startsWith('newc:')).map(withoutDevice))
    },
    finish() {
      if (loads.length === 0 && unknown !== null) return [{ title, source, command: unknown }]
      return loads.map(load => ({ title, source, ...load }))
    },
  }
}

interface Load {
  readonly kernel: string
  readonly arguments: string
  readonly initrd: string[]
  readonly modules?: BootModule[]
  readonly isEfiProgram?: true
}

/** The kernel accepts double quotes around a value with spaces (kernel-parameters.rst). */
function quoteArgument(word: string): string {
  if (!/\s/.test(word) || word.includes('"')) return word
  const at = word.indexOf('=')
  return at > 0 ? `${word.slice(0, at)}="${word.slice(at + 1)}"` : `"${word}"`
}

/**
 * GRUB's commands by their effect on an entry (GRUB manual §16; `linuxefi` and `xen_*` are added by distributions).
 */
const LINUX = new Set(['linux', 'linux16', 'linuxefi', 'linuxaa64'])
const MULTIBOOT = new Set(['multiboot', 'multiboot2', 'xen_hypervisor'])
const MODULE = new Set(['module', 'module2', 'xen_linux', 'xen_initrd', 'xen_module'])
const INITRD = new Set(['initrd', 'initrd16', 'initrdefi', 'initrdaa64'])

/** Commands that prepare an entry or ask the user. */
const PREPARES = new Set(
  `insmod rmmod search set unset export shift return true false test [ ! boot read probe regexp smbios cpuid eval
  load_env save_env savedefault load_video loadfont videoinfo videotest play background_image background_color clear
  echo cat ls sleep keystatus setkey password password_pbkdf2 serial terminal_input terminal_output terminal_box
  loopback cryptomount devicetree setparams acpi cutmem badram rdmsr wrmsr drivemap parttool hdparm`.split(
    /\s+/,
  ),
)
const PREPARES_LIKE = /^(search|gfx|net|video|outb|outw|outl|inb|inw|inl|legacy|hook|cbmem)[._]?\w*$/
/** Commands that leave GRUB or start from the machine's drives. */
const LEAVES_GRUB = new Set(['exit', 'halt', 'reboot', 'poweroff', 'fwsetup', 'chainloader'])

/**
 * True for a command that starts something in a way only GRUB can: `kfreebsd`, `ntldr`, `xnu_kernel`, or a vendor's.
 */
function isUnknownStart(name: string): boolean {
  const isLoader = [LINUX, MULTIBOOT, MODULE, INITRD].some(names => names.has(name))
  return !isLoader && !PREPARES.has(name) && !PREPARES_LIKE.test(name) && !LEAVES_GRUB.has(name)
}
