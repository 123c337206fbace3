import { decodeCs0 } from './osta-cs0.ts'

/** No file system has longer targets. */
const MAX_TARGET_LENGTH = 4096

/** The content of a symbolic link: path components (ECMA-167 4/14.16). */
export function decodePathComponents(content: Uint8Array): string {
  const parts: string[] = []
  let isAbsolute = false
  let length = 0
  for (let at = 0; at + 4 <= content.length && length < MAX_TARGET_LENGTH;) {
    const type = content[at]!
    const identifierLength = content[at + 1]!
    const part = componentText(type, content.subarray(at + 4, at + 4 + identifierLength))
    if (part === null) {
      isAbsolute = true
      parts.length = 0
    } else parts.push(part)
    length += (part?.length ?? 0) + 1
    at += 4 + identifierLength
  }
  return `${isAbsolute ? '/' : ''}${parts.join('/')}`
}

/** Null for a root, be it the volume's own or an agreed one. */
function componentText(type: number, identifier: Uint8Array): string | null {
  if (type === 1 || type === 2) return null
  if (type === 3) return '..'
  if (type === 4) return '.'
  return decodeCs0(identifier)
}
