import { OVERLAY } from '#contract/overlay.ts'
import type { TargetItem } from '../../boot/menu/menu-context.ts'
import { targetFiles } from '../../boot/menu/entry-files.ts'

/** What the entries of one image fetch beside its tree. */
export interface ImageNeeds {
  /** The whole ISO, for entries that name it. */
  readonly wholeIso: boolean
  /** What Slipway makes for it; the paths begin with `/.slipway/`. */
  readonly overlays: readonly string[]
  /** Files of its own that loaders fetch. */
  readonly files: readonly string[]
}

export function imageNeeds(items: readonly TargetItem[]): ImageNeeds {
  const files = new Set(items.flatMap(({ target }) => targetFiles(target)))
  const words = items.flatMap(({ target }) => [
    target.arguments,
    ...(target.kind === 'multiboot' ? target.modules.map(module => module.arguments) : []),
  ])
  const named = words.flatMap(text =>
    [...text.matchAll(/\{OVERLAY_URL\}([^\s"';,]+)/g)].map(match => `${OVERLAY}${match[1] ?? ''}`),
  )
  const overlays = [...files].filter(path => path.startsWith(OVERLAY))
  return {
    wholeIso: files.has('/') || words.some(text => text.includes('{ISO_URL}')),
    overlays: [...new Set([...overlays, ...named])],
    files: [...files].filter(path => path !== '/' && !path.startsWith('/.slipway')),
  }
}
