import type { ServedFileRule } from './served-file.ts'

/** `iso/ID.iso` and `iso/ID/PATH`: kernel and initrd for loaders that have only TFTP, everything else for all. */
export const imageFileRule: ServedFileRule = path => {
  const whole = /^iso\/([^/]+)\.iso$/.exec(path)?.[1]
  if (whole !== undefined) return { kind: 'image', id: whole, path: null }
  const inside = /^iso\/([^/]+)(\/.*)?$/.exec(path)
  return inside?.[1] === undefined ? null : { kind: 'image', id: inside[1], path: inside[2] ?? '/' }
}
