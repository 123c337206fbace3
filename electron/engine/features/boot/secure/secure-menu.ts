import type { MenuItem, TargetItem } from '#contract/menu.ts'
import { initrdFiles, startedFile } from '../menu/entry-files.ts'
import { quoteForGrub, quoteGrubWord } from '../menu/grub-text.ts'
import { kernelArguments, oneLine } from '../menu/kernel-line.ts'
import type { SecureMenu, SecureStanding, MenuContext } from '../menu/menu-context.ts'

/** GRUB's device for this server's files: `(tftp,10.99.0.1)`. */
type Root = string

const SHOWN_SECONDS = 30
const REMARKS: Readonly<Record<SecureStanding, string | null>> = {
  starts: null,
  restarts: 'restarts the machine',
  refused: 'not signed for Secure Boot',
}

/** A few words after a title; null if there is nothing to say. */
export function secureRemark(item: MenuItem, menu: SecureMenu): string | null {
  return REMARKS[menu.standingOf(item)]
}

/**
 * The body of an entry for a machine that has Secure Boot on, or may have it. An unsigned kernel is tried anyway: the
 * firmware decides, and GRUB reports a refusal. GRUB cannot start a second shim, so an entry that needs another shim
 * is noted here and the machine restarts.
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
    `  ${reportCommand({ kind: 'refused', entryId: item.id }, root)}`,
    `  echo ${quoteForGrub(REFUSED)}`,
    `  sleep --interruptible ${SHOWN_SECONDS}`,
    'fi',
  ]
}

function restart(item: MenuItem, root: Root): readonly string[] {
  return [
    "echo 'This system needs its own shim, which only the firmware can start: restarting.'",
    `if ${reportCommand({ kind: 'chosen', entryId: item.id }, root)}; then`,
    '  sleep 2',
    '  reboot',
    'fi',
  ]
}

/** GRUB's own test for it, since 2.06. */
const ENFORCED = '[ "$lockdown" = "y" ]'

/**
 * For a machine whose state is unknown: GRUB sets `lockdown` if the firmware enforces Secure Boot (since 2.06). Older
 * versions do not set it, so its absence proves nothing.
 */
export function askAboutSecureBoot(root: Root): readonly string[] {
  return [
    'if [ "$lockdown" = "y" ]; then',
    `  ${reportCommand({ kind: 'secure-boot', isOn: true }, root)}`,
    'fi',
  ]
}

/** A GRUB command that sends a report. Reading a file is the only request GRUB can make. */
function reportCommand(report: GrubReport, root: Root): string {
  return `source ${quoteForGrub(`${root}/${grubReportPath(report)}`)}`
}

/** What GRUB reports under Secure Boot, as the path of a file it reads. */
type GrubReport =
  | { readonly kind: 'secure-boot'; readonly isOn: boolean }
  /** The user chose an entry that requires a restart. */
  | { readonly kind: 'chosen'; readonly entryId: string }
  /** GRUB failed to load an entry's kernel. */
  | { readonly kind: 'refused'; readonly entryId: string }

const ROOT = 'secure-boot'

export function grubReportPath(report: GrubReport): string {
  return report.kind === 'secure-boot'
    ? `${ROOT}/${report.isOn ? 'on' : 'off'}`
    : `${ROOT}/${report.kind}/${report.entryId}`
}

/** Null for any other path. */
export function parseGrubReport(path: string): GrubReport | null {
  const [, word, entryId] =
    /^secure-boot\/(on|off|chosen|refused)(?:\/([a-z0-9.-]{1,200}))?$/.exec(path) ?? []
  if (word === 'on' || word === 'off')
    return entryId === undefined ? { kind: 'secure-boot', isOn: word === 'on' } : null
  if (entryId === undefined) return null
  return word === 'chosen' || word === 'refused' ? { kind: word, entryId } : null
}

/** Only on the capsule, so that GRUB finds this disc and not the one in the drive. */
export const CAPSULE_MARKER = '/.slipway-capsule'

const BACK_SECONDS = 3

/**
 * The configuration of a capsule. It starts one entry, whose files are next to it under their own paths.
 * `extraArguments` come after the entry's own.
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

const REFUSED = 'Secure Boot refused the kernel: its signer is not trusted by this shim.'
