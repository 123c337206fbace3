import type { ServedFileRule } from './served-file.ts'

/**
 * A boot program, wherever it is looked for: shim asks in its own folder, GRUB for its modules below the prefix
 * built into it. The longest ending of the path that is a program wins: `grub/x86_64-efi/tftp.mod`, then
 * `x86_64-efi/tftp.mod`, then `tftp.mod`.
 */
export const bootProgramRule: ServedFileRule = (path, _client, needs) => {
  const segments = path.split('/')
  for (let start = Math.max(0, segments.length - MAX_SEGMENTS); start < segments.length; start++) {
    const name = segments.slice(start).join('/')
    if (needs.hasProgram(name)) return { kind: 'program', name }
  }
  return null
}

const MAX_SEGMENTS = 4
