import type { MenuItem } from '#contract/menu.ts'
import { quoteForGrub } from '../menu/grub-text.ts'
import { REFUSED } from './capsule-configuration.ts'
import { grubWordPath, type GrubWord } from './secure-paths.ts'

/**
 * What a line of the menu is to the shim that the machine runs: it `starts`; it `restarts` the machine, because another
 * shim has to start it; it is `refused`, by every shim there is.
 */
export type SecureStanding = 'starts' | 'restarts' | 'refused'

/** A machine's menu under Secure Boot. */
export interface SecureMenu {
  readonly standingOf: (item: MenuItem) => SecureStanding
  /** Below the root of our HTTP, the shim that trusts an entry's kernel; null where none does. For a signed iPXE. */
  readonly shimPathOf: (item: MenuItem) => string | null
}

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
 * The body of an entry for a machine that has Secure Boot on, or may have it. A kernel that nobody signed is tried all the
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
 * For a machine of which nobody knows: GRUB sets `lockdown` when the firmware enforces Secure Boot (since 2.06). Older ones
 * do not, so nothing follows from its absence.
 */
export function askAboutSecureBoot(root: Root): readonly string[] {
  return ['if [ "$lockdown" = "y" ]; then', `  ${tell({ kind: 'secure-boot', isOn: true }, root)}`, 'fi']
}

/** GRUB can tell us something by reading a file only. */
function tell(word: GrubWord, root: Root): string {
  return `source ${quoteForGrub(`${root}/${grubWordPath(word)}`)}`
}
