import type { MacAddress } from '#contract/address.ts'
import type { Finding } from '#contract/finding.ts'
import type { Clock } from '../../../base/clock.ts'
import { diagnose } from './diagnose.ts'
import type { BootSettings, BootHistory } from './rule.ts'

/** Diagnoses boots when one of their rules is due, at most once a second each. */
export interface DiagnosisWatch {
  /** Call this after an event of the machine. */
  schedule(mac: MacAddress): void
  close(): void
}

const LOOK_INTERVAL_MS = 1000
/** Per event loop turn: a few milliseconds, because packets are waiting. The rest follows in the next turn. */
const LOOKS_PER_TURN = 64
const NEXT_TURN_MS = 20

export function createDiagnosisWatch(needs: {
  clock: Clock
  settings: BootSettings
  historyOf: (mac: MacAddress) => BootHistory | null
  conclude: (mac: MacAddress, findings: readonly Finding[]) => void
}): DiagnosisWatch {
  const { clock } = needs
  const dueMs = new Map<MacAddress, number>()
  let checkedAtMs = Number.NEGATIVE_INFINITY
  let timer: { readonly atMs: number; readonly cancel: () => void } | null = null
  let isClosed = false

  const look = (): void => {
    timer = null
    const nowMs = (checkedAtMs = clock.monotonicMs())
    const due = [...dueMs].filter(([, atMs]) => atMs <= nowMs).slice(0, LOOKS_PER_TURN)
    for (const [mac] of due) {
      dueMs.delete(mac)
      const history = needs.historyOf(mac)
      if (!history) continue
      const { findings, waitMs } = diagnose(history, needs.settings)
      needs.conclude(mac, findings)
      if (waitMs !== null) dueMs.set(mac, nowMs + waitMs)
    }
    plan(due.length === LOOKS_PER_TURN ? nowMs + NEXT_TURN_MS : null)
  }
  const plan = (soonestMs: number | null): void => {
    if (dueMs.size === 0 || isClosed) return
    let firstMs = Number.POSITIVE_INFINITY
    for (const atMs of dueMs.values()) firstMs = Math.min(firstMs, atMs)
    setTimer(soonestMs ?? Math.max(firstMs, checkedAtMs + LOOK_INTERVAL_MS))
  }
  const setTimer = (atMs: number): void => {
    if (timer && timer.atMs <= atMs) return
    timer?.cancel()
    timer = { atMs, cancel: clock.after(Math.max(0, Math.ceil(atMs - clock.monotonicMs())), look) }
  }

  return {
    schedule(mac) {
      if (isClosed) return
      const nowMs = clock.monotonicMs()
      dueMs.set(mac, nowMs)
      setTimer(Math.max(nowMs, checkedAtMs + LOOK_INTERVAL_MS))
    },
    close() {
      isClosed = true
      timer?.cancel()
      timer = null
      dueMs.clear()
    },
  }
}
