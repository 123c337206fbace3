import { SlipwayError } from '#contract/errors.ts'
import type { Events, EventName } from '#contract/events.ts'
import type { Call, Method, Methods } from '#contract/methods.ts'
import type { Upload } from '#contract/upload.ts'
import type { InjectionKey } from 'vue'
import type { Sending, Transport } from './transport.ts'

/** What the page knows of the engine: typed calls, typed pushes. */
export interface Client {
  readonly place: Transport['place']
  readonly platform: string
  /** Resolves with the value or throws a {@link SlipwayError}. */
  readonly call: Call
  /** Subscribes to one kind of push; returns the function that unsubscribes. */
  on<N extends EventName>(name: N, listener: (payload: Events[N]) => void): () => void
  /**
   * Holds pushes back until `work` has ended, then delivers them in order. A list that was requested may be older than a push
   * that has overtaken it: in a browser the two travel on different connections. Two seconds at most, since a reply may wait
   * for a network drive that is gone.
   */
  holdPushesFor(work: Promise<unknown>): void
  readonly onStatus: Transport['onStatus']
  placeFile(file: File, sending: Sending): Promise<string>
  /** Files of which only a part has arrived; none in the desktop app, where files are not sent. */
  sentParts(): Promise<readonly Upload[]>
  removeSentPart(id: string): Promise<void>
}

export const ClientKey: InjectionKey<Client> = Symbol('client')

const LONGEST_HOLD_MS = 2000

export function createClient(transport: Transport): Client {
  let works = 0
  let held: (() => void)[] = []
  const deliverHeld = (): void => {
    const waiting = held
    held = []
    for (const deliver of waiting) deliver()
  }
  return {
    place: transport.place,
    platform: transport.platform,
    async call<M extends Method>(method: M, input: Methods[M]['input']): Promise<Methods[M]['output']> {
      // Vue's proxies do not pass Electron's bridge; contract inputs are plain data, so JSON is exact.
      const reply = await transport.call(method, JSON.parse(JSON.stringify(input)))
      if (!reply.ok) throw new SlipwayError(reply.error.code, reply.error.params)
      return reply.value as Methods[M]['output']
    },
    on: (name, listener) =>
      transport.subscribe(push => {
        if (push.name !== name) return
        const deliver = (): void => listener(push.payload as Events[typeof name])
        if (works > 0) held.push(deliver)
        else deliver()
      }),
    holdPushesFor(work) {
      works++
      let isOver = false
      const end = (): void => {
        if (isOver) return
        isOver = true
        clearTimeout(timer)
        if (--works === 0) deliverHeld()
      }
      const timer = setTimeout(end, LONGEST_HOLD_MS)
      // The caller handles the failure.
      work.then(end, end)
    },
    onStatus: transport.onStatus.bind(transport),
    async placeFile(file, sending) {
      const reply = await transport.placeFile(file, sending)
      if (!reply.ok) throw new SlipwayError(reply.error.code, reply.error.params)
      return reply.value.path
    },
    async sentParts() {
      const reply = (await transport.sentParts?.list()) ?? { ok: true, value: [] }
      if (!reply.ok) throw new SlipwayError(reply.error.code, reply.error.params)
      return reply.value
    },
    async removeSentPart(id) {
      const reply = await transport.sentParts?.remove(id)
      if (reply && !reply.ok) throw new SlipwayError(reply.error.code, reply.error.params)
    },
  }
}
