import type { GrubImage } from './grub-image.ts'

/** How a GRUB finds its configuration, as far as its binary shows. */
export interface GrubSearch {
  /** Absolute paths of configurations it may read, the built-in prefix first. */
  readonly configurations: readonly string[]
  /** Files that must exist where its configuration is: Debian's `/.disk/info`. */
  readonly markers: readonly string[]
  /** Volume labels that it searches for. */
  readonly labels: readonly string[]
  /** True if it has the modules for loading files by TFTP through the firmware's network driver. */
  readonly canNetboot: boolean
}

/** Configurations that a GRUB on a disc always tries: in the folder that it was started from, and the usual ones. */
const USUAL = ['/boot/grub/grub.cfg', '/boot/grub2/grub.cfg', '/EFI/BOOT/grub.cfg', '/grub/grub.cfg']
const MAX_FOUND = 32

/**
 * Extracts the search from the built-in scripts. Does not run them: it collects every path that they source and every
 * file that they search for, in any branch, because a disc that has all of them suits every branch.
 */
export function grubSearchOf(image: GrubImage): GrubSearch {
  const configurations = new Set<string>()
  const markers = new Set<string>()
  const labels = new Set<string>()
  const prefixes = new Set([bare(image.prefix)].filter(isPlain))
  const lines = image.scripts.flatMap(script => script.split(/[\n;]/).slice(0, 2000)).map(words)
  for (const line of lines) {
    const prefix = line.find(word => word.startsWith('prefix='))?.slice('prefix='.length)
    if (prefix !== undefined && isPlain(bare(prefix))) prefixes.add(bare(prefix))
    const searched = searchedFor(line)
    if (searched)
      (searched.isLabel ? labels : markers).add(searched.isLabel ? searched.hint : bare(searched.hint))
  }
  for (const prefix of prefixes) configurations.add(`${prefix}/grub.cfg`)
  for (const line of lines) {
    const at = line.findIndex(word => word === 'source' || word === 'configfile' || word === '.')
    const path = at < 0 ? undefined : line[at + 1]
    if (path === undefined) continue
    for (const prefix of ['', ...prefixes]) {
      const found = bare(path.replace(/^\$\{?prefix\}?/, prefix).replace(/^\$\{?cmdpath\}?/, '/EFI/BOOT'))
      if (isPlain(found)) configurations.add(found)
    }
  }
  for (const path of USUAL) configurations.add(path)
  return {
    configurations: [...configurations].slice(0, MAX_FOUND),
    markers: [...markers].filter(isPlain).slice(0, MAX_FOUND),
    labels: [...labels].slice(0, MAX_FOUND),
    canNetboot: image.modules.has('efinet') && image.modules.has('tftp'),
  }
}

/** `search --file --set=root /.disk/info`, `search.fs_label LABEL root`, `search -l LABEL`. */
function searchedFor(line: readonly string[]): { readonly isLabel: boolean; readonly hint: string } | null {
  const at = line.findIndex(word => /^search(\.|$)/.test(word))
  if (at < 0) return null
  const command = line[at] ?? ''
  const rest = line.slice(at + 1)
  const flags = rest.filter(word => word.startsWith('-'))
  const plain = rest.filter(word => !word.startsWith('-'))
  if (command === 'search.fs_uuid' || flags.some(flag => /^(-u|--fs-uuid)$/.test(flag))) return null
  const isLabel = command === 'search.fs_label' || flags.some(flag => /^(-l|--label|--fs-label)$/.test(flag))
  // In old scripts the variable of `--set root` is a separate word; the search term is last.
  const hint = command === 'search' ? plain.at(-1) : plain[0]
  return hint === undefined ? null : { isLabel, hint }
}

/** Removes a leading `(device)`, `$root` or the like. */
function bare(path: string): string {
  return path
    .replace(/^\((?:[^()]|\$\{?\w+\}?)*\)/, '')
    .replace(/^\$\{?\w+\}?/, '')
    .replace(/\/+$/, '')
}

function isPlain(path: string): boolean {
  return /^(\/[A-Za-z0-9._+@-]+)+$/.test(path) && !path.split('/').includes('..') && path.length < 128
}

function words(line: string): readonly string[] {
  return (line.replace(/#.*$/, '').match(/"[^"]*"|'[^']*'|[^\s"']+/g) ?? []).map(word =>
    word.replaceAll(/["']/g, ''),
  )
}
