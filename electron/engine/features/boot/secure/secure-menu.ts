import type { MenuItem, TargetItem } from '#contract/menu.ts'
import { initrdFiles, startedFile } from '../menu/entry-files.ts'
import { quoteForGrub, quoteGrubWord } from '../menu/grub-text.ts'
import { kernelArguments, oneLine } from '../menu/kernel-line.ts'
import type { SecureMenu, SecureStanding, MenuContext } from '../menu/menu-context.ts'

/** Where GRUB reads what this server has: `(tftp,10.99.0.1)`. */
type Root = string

const SHOWN_SECONDS = 30
const REMARKS: Readonly<Record<SecureStanding, string | null>> = {
  starts: null,
  restarts: 'restarts the machine',
  refused: 'not signed for Secure Boot',
}

/** A few words behind a title; null where nothing is special. */
export function secureRemark(item: MenuItem, menu: SecureMenu): string | null {
  return REMARKS[menu.standingOf(item)]
}

/**
 * The body of an entry for a machine that has Secure Boot on, or may have it. A kernel that no one signed is tried all the
 * same: the firmware refuses it, not we, and GRUB tells us when it did. A second shim cannot be started from GRUB, so what
 * another shim has to start is noted here and the machine restarted.
 */
export function secureBody(
  item: MenuItem,
  lines: readonly string[],
  menu: SecureMenu | 'ask' | null,
  root: Root,
): readonly string[] {
  if (menu === null) return lines
  if (menu !== 'ask' && menu.standingOf(item) === 'restarts') return restart(item, root)
  const at = lines.findIndex(line => /^(linux|chainloader|multiboot2) /.test(line))
  if (item.kind !== 'target' || at < 0) return lines
  const rest = lines.slice(at + 1)
  return [
    ...lines.slice(0, at),
    `if ${lines[at]}; then`,
    ...(rest.length > 0 ? rest : ['true']).map(line => `  ${line}`),
    `elif ${ENFORCED}; then`,
    `  ${tell({ kind: 'refused', entryId: item.id }, root)}`,
    `  echo ${quoteForGrub(REFUSED)}`,
    `  sleep --interruptible ${SHOWN_SECONDS}`,
    'fi',
  ]
}

function restart(item: MenuItem, root: Root): readonly string[] {
  return [
    "echo 'This system needs its own shim, which only the firmware can start: restarting.'",
    `if ${tell({ kind: 'chosen', entryId: item.id }, root)}; then`,
    '  sleep 2',
    '  reboot',
    'fi',
  ]
}

/** GRUB's own word for it, since 2.06. */
const ENFORCED = '[ "$lockdown" = "y" ]'

/**
 * For a machine of which no one knows: GRUB sets `lockdown` when the firmware enforces Secure Boot (since 2.06). Older ones
 * do not, so nothing follows from its absence.
 */
export function askAboutSecureBoot(root: Root): readonly string[] {
  return ['if [ "$lockdown" = "y" ]; then', `  ${tell({ kind: 'secure-boot', isOn: true }, root)}`, 'fi']
}

/** GRUB can tell us something by reading a file only. */
function tell(word: GrubWord, root: Root): string {
  return `source ${quoteForGrub(`${root}/${grubWordPath(word)}`)}`
}

/** What GRUB tells us under Secure Boot, by the only means it has: reading a file. */
type GrubWord =
  | { readonly kind: 'secure-boot'; readonly isOn: boolean }
  /** Its user chose an entry for which it has to restart. */
  | { readonly kind: 'chosen'; readonly entryId: string }
  /** It would not load an entry's kernel. */
  | { readonly kind: 'refused'; readonly entryId: string }

const ROOT = 'secure-boot'

export function grubWordPath(word: GrubWord): string {
  return word.kind === 'secure-boot'
    ? `${ROOT}/${word.isOn ? 'on' : 'off'}`
    : `${ROOT}/${word.kind}/${word.entryId}`
}

/** Null for a path that is none. */
export function parseGrubWord(path: string): GrubWord | null {
  const [, word, entryId] =
    /^secure-boot\/(on|off|chosen|refused)(?:\/([a-z0-9.-]{1,200}))?$/.exec(path) ?? []
  if (word === 'on' || word === 'off')
    return entryId === undefined ? { kind: 'secure-boot', isOn: word === 'on' } : null
  if (entryId === undefined) return null
  return word === 'chosen' || word === 'refused' ? { kind: word, entryId } : null
}

/** On the capsule alone, so that GRUB finds this disc and not the one in the drive. */
export const CAPSULE_MARKER = '/.slipway-capsule'

const BACK_SECONDS = 3

/**
 * The configuration of a capsule: it starts one entry, whose files are beside it under their own paths. `extraArguments` come
 * behind the entry's own.
 */
export function renderCapsuleConfiguration(
  plain: TargetItem,
  context: MenuContext,
  extraArguments: readonly string[] = [],
): string {
  const item = context.answered?.(plain) ?? plain
  const { target } = item
  const words = [...kernelArguments(item, context), ...extraArguments]
  const verb = target.kind === 'efi' ? 'chainloader' : 'linux'
  const start = [verb, ...[startedFile(target), ...words].map(quoteGrubWord)].join(' ')
  const initrd = target.kind === 'efi' ? [] : initrdFiles(target)
  return `${[
    `search --no-floppy --file --set=root ${CAPSULE_MARKER}`,
    `set default=0`,
    `set timeout=${BACK_SECONDS}`,
    `menuentry ${quoteForGrub(oneLine(item.title))} {`,
    `  echo ${quoteForGrub(`Loading ${oneLine(item.title)}`)}`,
    `  if ${start}; then`,
    initrd.length > 0 ? `    initrd ${initrd.map(quoteGrubWord).join(' ')}` : '    true',
    '  else',
    `    echo ${quoteForGrub(REFUSED)}`,
    `    sleep --interruptible ${SHOWN_SECONDS}`,
    '  fi',
    '}',
    `menuentry 'Start from its own disk' {`,
    '  exit',
    '}',
  ].join('\n')}\n`
}

const REFUSED = 'Secure Boot refused the kernel: nobody whom this shim trusts has signed it.'
