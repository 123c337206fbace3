/**
 * A name from the network as a relative path below a folder, or null when it is none: absolute, climbing (`..`),
 * with a drive, a NUL or a backslash, or too long to be a file. Leading slashes are not forgiven here: the servers
 * have cleaned what firmware sends.
 */
export function cleanProgramName(name: string): string | null {
  if (name.length === 0 || name.length > 255 || /[\0\\:]/.test(name)) return null
  const segments = name.split('/')
  return segments.every(segment => segment !== '' && !segment.startsWith('.')) ? name : null
}
