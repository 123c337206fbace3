import type { DoctorFinding } from '#contract/doctor.ts'
import type { BootPrograms } from '../../boot/create-boot.ts'
import type { Check } from '../check.ts'

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
        if (file.isChanged)
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
