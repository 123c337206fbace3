import type { ProxyFailedFact } from '#contract/boot-event.ts'
import type { Boot } from '#contract/timeline.ts'

/** Why a machine next to another DHCP server did not load the boot file that Slipway offered, from the facts of its stage. */
export interface ProxyFailure {
  readonly reason: ProxyFailedFact['reason']
  readonly bootFile: string
  readonly server: string | null
  readonly address: string | null
  readonly otherBootFile: string | null
  readonly otherNextServer: string | null
}

const REASONS: readonly string[] = [
  'offer-ignored',
  'other-boot-file',
  'no-request',
  'file-not-fetched',
] satisfies ProxyFailedFact['reason'][]

/** Null if the boot is not stuck there: a machine that loads something after all has no failure. */
export function proxyFailureOf(boot: Boot): ProxyFailure | null {
  const stage = boot.stages.find(({ id }) => id === 'told')
  const facts = stage?.facts ?? {}
  const reason = facts['failure']
  if (stage?.state !== 'warning' || typeof reason !== 'string' || !REASONS.includes(reason)) return null
  const text = (key: string): string | null => (key in facts ? String(facts[key]) : null)
  return {
    reason: reason as ProxyFailure['reason'],
    bootFile: text('bootFile') ?? '',
    server: text('server'),
    address: text('address'),
    otherBootFile: text('otherBootFile'),
    otherNextServer: text('otherNextServer'),
  }
}
