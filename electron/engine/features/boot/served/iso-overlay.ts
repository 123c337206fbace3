import { OVERLAY } from '#contract/overlay.ts'
import { treeUrl } from '../menu/menu-context.ts'
import { contextFor, type ServedFileRule } from './served-file.ts'

/** `iso-overlay/ID/PATH`: what is made for an image and served beside its tree, never inside it. */
export const isoOverlayRule: ServedFileRule = (path, client, needs) => {
  const [, id, rest] = /^iso-overlay\/([^/]+)\/(.+)$/.exec(path) ?? []
  if (id === undefined || rest === undefined) return null
  return { kind: 'overlay', id, path: `${OVERLAY}${rest}`, treeUrl: treeUrl(contextFor(needs, client), id) }
}
