import { createEngine } from '#engine/engine.ts'
import { connectControl } from '#engine/control/control-client.ts'
import type { Call, Method, Methods } from '#contract/methods.ts'
import type { Push } from '#contract/events.ts'
import { appPaths } from './app-paths.ts'
import { version } from './version.ts'

/** The engine a command talks to: the server that runs on the data folder, or one of its own for a moment. */
export interface Session {
  readonly call: Call
  readonly isRemote: boolean
  subscribe(listener: (push: Push) => void, onEnd: () => void): () => void
  close(): Promise<void>
}

export async function openSession(dataFolder: string | undefined): Promise<Session> {
  const paths = appPaths(dataFolder)
  const remote = await connectControl(paths.data)
  if (remote) {
    return { call: remote.call, isRemote: true, subscribe: remote.subscribe, close: async () => undefined }
  }
  const engine = await createEngine({ paths, version })
  return {
    call: <M extends Method>(method: M, input: Methods[M]['input']) => engine.handlers[method](input),
    isRemote: false,
    subscribe: listener => engine.subscribe(listener),
    close: () => engine.close(),
  }
}
