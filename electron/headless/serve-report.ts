import type { Ipv4 } from '#contract/address.ts'
import { messageOfServing } from '#words/serving.ts'
import type { Engine } from '#engine/engine.ts'
import { describeLine } from './command/log.ts'
import { gatherLines } from './gathered-lines.ts'
import { routerAdviceNote } from './router-advice-note.ts'
import { printable, toJson, type Output } from './output.ts'

/**
 * The output of `slipway serve`: in JSON mode `{"event":"serving",...}` once every socket is open, then one line per
 * boot event; otherwise the log in sentences.
 */
export function startReporting(needs: {
  engine: Engine
  output: Output
  pageUrl: string | null
}): () => void {
  const { engine, output, pageUrl } = needs
  const { words } = output
  let isServing = false
  let address: Ipv4 | null = null
  let isAdvised = false
  const lines = gatherLines(process.stdout)
  if (pageUrl !== null) output.note(words.text('cli.serve.page', { url: pageUrl }))
  const unsubscribe = engine.subscribe(push => {
    if (push.name === 'serving.changed') {
      const state = push.payload
      // The state changes again when another DHCP server appears; scripts wait for the first line only.
      const isNews = state.state === 'stopped' || (state.state === 'serving' && !isServing)
      isServing = state.state === 'serving'
      if (state.state === 'serving') address = state.address
      if (output.isJson && isNews) {
        const { state: event, ...rest } = state
        lines.write(toJson({ event, ...rest, ...(event === 'serving' && { ui: pageUrl }) }))
      }
      output.note(words.describe(messageOfServing(state)))
    }
    if (output.isJson && push.name === 'event.recorded') {
      const { kind, ...rest } = push.payload
      lines.write(toJson({ event: kind, ...rest }))
    }
    if (push.name === 'event.recorded' && address && !isAdvised) {
      const advice = routerAdviceNote(push.payload, address, words)
      isAdvised = advice !== null
      if (advice !== null) output.note(advice)
    }
    if (!output.isJson && push.name === 'log.written') {
      lines.write(printable(describeLine(push.payload, words)))
    }
  })
  return () => {
    unsubscribe()
    lines.flush()
  }
}
