import { createHash } from 'node:crypto'
import type { BootFile } from '#contract/methods.ts'
import type { DoctorFinding } from '#contract/doctor.ts'
import type { BootPrograms } from '../../boot/create-boot.ts'
import type { Check } from '../check.ts'

const PIECE_BYTES = 256 * 1024

/** The boot programs exist, and have the checksums from their download. */
export function createBootProgramsCheck(needs: {
  programs: BootPrograms
  required: readonly string[]
}): Check {
  const { programs, required } = needs
  return {
    id: 'boot-programs',
    async run({ isQuick }) {
      const missing = required.filter(name => !programs.has(name))
      const findings: Omit<DoctorFinding, 'check'>[] = []
      if (missing.length > 0)
        findings.push({
          code: 'boot-programs-missing',
          severity: 'blocking',
          facts: { files: missing.join(', ') },
          fixes: [{ kind: 'fetch-boot-files' }],
        })
      if (isQuick) return { findings }
      const files = await programs.list()
      for (const file of files)
        if (await isChanged(programs, file))
          findings.push({
            code: 'boot-program-changed',
            severity: required.includes(file.name) ? 'blocking' : 'warning',
            facts: { file: file.name, package: file.package, version: file.version },
            fixes: [{ kind: 'fetch-boot-files' }],
          })
      return { facts: { count: files.length }, findings }
    },
  }
}

async function isChanged(programs: BootPrograms, file: BootFile): Promise<boolean> {
  // The user's own file, or one of a folder of modules, which have no recorded checksum.
  if (file.package === '') return false
  const program = await programs.open(file.name)
  if (!program) return true
  try {
    const hash = createHash('sha256')
    for (let offset = 0; offset < program.sizeBytes;) {
      const piece = await program.read(offset, PIECE_BYTES)
      if (piece.length === 0) break
      hash.update(piece)
      offset += piece.length
    }
    return hash.digest('hex') !== file.sha256
  } finally {
    await program.close()
  }
}
