import { quoteForGrub, quoteGrubWord } from '../menu/grub-text.ts'
import { initrdFiles, startedFile } from '../menu/target-files.ts'
import { kernelArguments, oneLine, type TargetItem } from '../menu/kernel-line.ts'
import type { MenuContext } from '../menu/menu-context.ts'

/** On the capsule alone, so that GRUB finds this disc and not the one in the drive. */
export const CAPSULE_MARKER = '/.slipway-capsule'

const SHOWN_SECONDS = 30
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

export const REFUSED = 'Secure Boot refused the kernel: nobody whom this shim trusts has signed it.'
