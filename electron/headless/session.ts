import type { Words } from '#words/describe.ts'
import { dispatch } from '#contract/dispatch.ts'
import { SlipwayError, toApiError } from '#contract/errors.ts'
import { createEngine, type Engine } from '#engine/engine.ts'
import { connectControl } from '#engine/control/control-client.ts'
import type { Call, Handlers } from '#contract/methods.ts'
import type { Push } from '#contract/events.ts'
import { appPaths } from './app-paths.ts'
import { noteSetAside } from './set-aside-note.ts'
import { version } from './version.ts'

/** The engine that a command uses: a running server on the same data folder, or else an engine in this process. */
export interface Session {
  readonly call: Call
  readonly isRemote: boolean
  subscribe(listener: (push: Push) => void, onEnd: () => void): () => void
  close(): Promise<void>
}

const WAIT_FOR_OTHERS_MS = 30_000

export async function openSession(dataFolder: string | undefined, words: Words): Promise<Session> {
  const paths = appPaths(dataFolder)
  const giveUpAtMs = Date.now() + WAIT_FOR_OTHERS_MS
  let engine: Engine | null = null
  while (!engine) {
    const remote = await connectControl(paths.data)
    if (remote) {
      return { call: remote.call, isRemote: true, subscribe: remote.subscribe, close: async () => undefined }
    }
    engine = await createEngine({ paths, version, words }).catch((error: unknown) => {
      // Another command is using the folder, or a server is about to open its control socket.
      if (toApiError(error).code === 'data-folder-in-use' && Date.now() < giveUpAtMs) return null
      throw error
    })
  }
  const own = engine
  await noteSetAside(own.handlers, words)
  return {
    call: callHandlers(own.handlers),
    isRemote: false,
    subscribe: listener => own.subscribe(listener),
    async close() {
      await own.settle()
      await own.close()
    },
  }
}

/** Calls this process's engine, with the same input validation as a call from outside. */
export function callHandlers(handlers: Handlers): Call {
  return (async (method: string, input: unknown) => {
    const reply = await dispatch(handlers, method, input)
    if (reply.ok) return reply.value
    throw new SlipwayError(reply.error.code, reply.error.params)
  }) as Call
}
