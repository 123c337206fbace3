import { request, type IncomingMessage } from 'node:http'
import { SlipwayError, type Reply } from '#contract/errors.ts'
import type { Push, Subscribe } from '#contract/events.ts'
import type { Call } from '#contract/methods.ts'
import { controlAddress } from './control-address.ts'

/** An engine that runs in another process on the same data folder. */
export interface ControlClient {
  readonly call: Call
  /** `onEnd` is called once when the other process goes away. */
  subscribe(listener: (push: Push) => void, onEnd: () => void): ReturnType<Subscribe>
}

/** Null where no engine runs on this data folder. */
export async function connectControl(dataFolder: string): Promise<ControlClient | null> {
  const socketPath = controlAddress(dataFolder)
  const client: ControlClient = {
    call: (async (method: string, input: unknown) => {
      const reply = await post(socketPath, { method, input })
      if (reply.ok) return reply.value
      throw new SlipwayError(reply.error.code, reply.error.params)
    }) as Call,
    subscribe: (listener, onEnd) => listen(socketPath, listener, onEnd),
  }
  try {
    await client.call('app.info', null)
    return client
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    if (code === 'ENOENT' || code === 'ECONNREFUSED') return null
    throw error
  }
}

// `agent: false`: a kept connection would be tried again after its server has gone.
function post(socketPath: string, call: unknown): Promise<Reply<unknown>> {
  return new Promise((resolve, reject) => {
    const outgoing = request({ socketPath, path: '/api/call', method: 'POST', agent: false }, response => {
      readText(response)
        .then(text => resolve(JSON.parse(text) as Reply<unknown>))
        .catch(reject)
    })
    outgoing.on('error', reject)
    outgoing.end(JSON.stringify(call))
  })
}

async function readText(response: IncomingMessage): Promise<string> {
  response.setEncoding('utf8')
  let text = ''
  for await (const chunk of response as AsyncIterable<string>) text += chunk
  return text
}

function listen(socketPath: string, listener: (push: Push) => void, onEnd: () => void): () => void {
  let ended = false
  const end = (): void => {
    if (ended) return
    ended = true
    onEnd()
  }
  const outgoing = request({ socketPath, path: '/api/events', agent: false }, response => {
    response.setEncoding('utf8')
    let rest = ''
    response.on('data', (chunk: string) => {
      const messages = (rest + chunk).split('\n\n')
      rest = messages.pop() ?? ''
      for (const message of messages) {
        if (message.startsWith('data: ')) listener(JSON.parse(message.slice(6)) as Push)
      }
    })
    response.on('close', end)
  })
  outgoing.on('error', end)
  outgoing.end()
  return () => {
    ended = true
    outgoing.destroy()
  }
}
