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
  /** Hears one kind of push; returns the function that ends it. */
  on<N extends EventName>(name: N, listener: (payload: Events[N]) => void): () => void
  readonly onStatus: Transport['onStatus']
  placeFile(file: File, sending: Sending): Promise<string>
  /** Files of which only a part has arrived; none where files do not travel. */
  sentParts(): Promise<readonly Upload[]>
  removeSentPart(id: string): Promise<void>
}

export const ClientKey: InjectionKey<Client> = Symbol('client')

export function createClient(transport: Transport): Client {
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
        if (push.name === name) listener(push.payload as Events[typeof name])
      }),
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
