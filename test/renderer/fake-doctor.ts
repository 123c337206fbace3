import { type DoctorFinding, type DoctorReport, DOCTOR_CHECKS } from '#contract/doctor.ts'
import type { MadeChange } from '#contract/host-change.ts'
import type { DoctorHandlers } from '#engine/features/doctor/handlers.ts'
import { hostCommandsOf } from '#engine/features/doctor/privilege/host-commands.ts'

/** What a page can see of Doctor. */
export interface FakeDoctorState {
  /** Absent: nothing is wrong. */
  doctor?: readonly DoctorFinding[]
  hostChanges?: readonly MadeChange[]
}

/** Doctor as a test set it up; it reports every requested change as made. */
export function fakeDoctor(
  state: FakeDoctorState,
  note: (method: string, input: unknown) => void,
): DoctorHandlers {
  return {
    'doctor.run': async ({ nic = 'eth1', quick = false }) => reportOf(state.doctor ?? [], nic, quick),
    'hostChanges.plan': async ({ change }) => ({ commands: hostCommandsOf(change).make, canRun: true }),
    async 'hostChanges.make'({ change }) {
      note('hostChanges.make', change)
      const made: MadeChange = { id: 'made', change, atMs: Date.now(), undo: hostCommandsOf(change).undo }
      state.doctor = (state.doctor ?? []).filter(
        ({ fixes }) => !fixes.some(fix => fix.kind === 'host-change' && fix.change.kind === change.kind),
      )
      state.hostChanges = [...(state.hostChanges ?? []), made]
      return made
    },
    'hostChanges.list': async () => state.hostChanges ?? [],
    async 'hostChanges.undo'({ id }) {
      note('hostChanges.undo', id)
      state.hostChanges = (state.hostChanges ?? []).filter(one => one.id !== id)
      return null
    },
  }
}

const FACTS = {
  card: 'eth1',
  address: '192.168.7.1',
  ports: '67, 69, 4011, 8080',
  firewall: 'nftables',
  mode: 'none',
  count: 300,
  file: 'undionly.kpxe',
  freeBytes: 79_000_000_000,
}

function reportOf(findings: readonly DoctorFinding[], nic: string, isQuick: boolean): DoctorReport {
  const active = ['dhcp-servers', 'tftp', 'http', 'test-machines']
  return {
    nic,
    isQuick,
    atMs: Date.now(),
    tookMs: isQuick ? 40 : 3700,
    checks: DOCTOR_CHECKS.map(check => {
      const found = findings.filter(one => one.check === check)
      if (found.length > 0) return { check, state: 'found', facts: FACTS, findings: found }
      const isSkipped = isQuick && active.includes(check)
      return isSkipped
        ? { check, state: 'skipped', skipped: 'quick', facts: {}, findings: [] }
        : { check, state: 'fine', facts: FACTS, findings: [] }
    }),
  }
}
