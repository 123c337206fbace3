import { toApiError, type ApiError } from '#contract/errors.ts'
import { findingsOf, type DoctorReport } from '#contract/doctor.ts'
import type { HostChange, MadeChange } from '#contract/host-change.ts'
import { defineStore } from 'pinia'
import { computed, inject, ref, shallowRef } from 'vue'
import { ClientKey } from '../api/client.ts'

/** What Doctor found on the computer that serves, and what was changed there. */
export const useDoctor = defineStore('doctor', () => {
  const client = inject(ClientKey)!
  const report = shallowRef<DoctorReport | null>(null)
  const error = shallowRef<ApiError | null>(null)
  const isRunning = ref(false)
  /** A quick check of the selected card, for the page Serve. */
  const preflight = shallowRef<DoctorReport | null>(null)
  const made = shallowRef<readonly MadeChange[]>([])

  const findings = computed(() => (report.value ? findingsOf(report.value) : []))
  const fine = computed(() => report.value?.checks.filter(({ state }) => state !== 'found') ?? [])

  function run(nic: string | undefined): void {
    if (isRunning.value) return
    isRunning.value = true
    error.value = null
    client
      .call('doctor.run', { nic })
      .then(found => (report.value = found))
      .catch((thrown: unknown) => (error.value = toApiError(thrown)))
      .finally(() => (isRunning.value = false))
  }

  /** If the check fails, nothing is shown; the next button that is pressed says what is wrong. */
  function checkQuickly(nic: string, httpPort: number | undefined): void {
    client
      .call('doctor.run', { nic, httpPort, quick: true })
      .then(found => (preflight.value = found))
      .catch(() => (preflight.value = null))
  }

  async function loadMade(): Promise<void> {
    made.value = await client.call('hostChanges.list', null)
  }

  async function change(change: HostChange): Promise<void> {
    await client.call('hostChanges.make', { change })
    await loadMade()
  }

  async function undo(id: string): Promise<void> {
    await client.call('hostChanges.undo', { id })
    await loadMade()
  }

  return {
    report,
    error,
    isRunning,
    preflight,
    made,
    findings,
    fine,
    run,
    checkQuickly,
    loadMade,
    change,
    undo,
  }
})
