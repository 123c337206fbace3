import type { RecordFact } from '../../../base/record-fact.ts'
import type { Stage } from '../exchange.ts'
import type { ProxyMemory } from '../proxy.ts'

/** Tells what became of the attempt before, where this question begins another: it belongs to the boot before. */
export function reportFailedAttempt(needs: {
  memory: Pick<ProxyMemory, 'watch'>
  record: RecordFact
}): Stage {
  return ({ request, mac, nowMs }) => {
    const failure = needs.memory.watch.asked(mac, request.xid, nowMs)
    if (failure) needs.record(failure, { mac, ip: null })
    return 'next'
  }
}
