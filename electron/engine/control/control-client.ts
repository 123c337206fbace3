import { request, type IncomingMessage } from 'node:http'
import { SlipwayError, type Reply } from '#contract/errors.ts'
import type { Push, Subscribe } from '#contract/events.ts'
import type { Call } from '#contract/methods.ts'
import { detail } from '#contract/reason.ts'
import { controlAddress, guardAddress } from './control-address.ts'

/** An engine that runs in another process on the same data folder. */
export interface ControlClient {
  readonly call: Call
  /** `onEnd` is called once, when the other process ends. */
  subscribe(listener: (push: Push) => void, onEnd: () => void): ReturnType<Subscribe>
}

/** A stopped or hanging process accepts calls and never answers. */
const FIRST_ANSWER_MS = 5000

/** Null if no engine runs on this data folder. Rejects with `server-unreachable` if one runs but does not answer. */
export async function connectControl(
  dataFolder: string,
  firstAnswerMs = FIRST_ANSWER_MS,
): Promise<ControlClient | null> {
  const socketPath = controlAddress(dataFolder)
  await guardAddress(socketPath, dataFolder)
  const client: ControlClient = {
    call: (async (method: string, input: unknown) => {
      const reply = await post(socketPath, { method, input }).catch((error: unknown) => {
        throw unreachable(dataFolder, error)
      })
      if (reply.ok) return reply.value
      throw new SlipwayError(reply.error.code, reply.error.params)
    }) as Call,
    subscribe: (listener, onEnd) => listen(socketPath, listener, onEnd),
  }
  try {
    await post(socketPath, { method: 'app.info', input: null }, firstAnswerMs)
    return client
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    if (code === 'ENOENT' || code === 'ECONNREFUSED') return null
    throw unreachable(dataFolder, error)
  }
}

function unreachable(path: string, cause: unknown): SlipwayError {
  const { code, message } = cause as NodeJS.ErrnoException
  const isDenied = code === 'EACCES' || code === 'EPERM'
  const why = isDenied ? detail('other-user') : { detail: message }
  return new SlipwayError('server-unreachable', { path, ...why }, cause)
}

// `agent: false`: Node would retry on a kept-alive connection after the server has gone.
function post(socketPath: string, call: unknown, timeoutMs = 0): Promise<Reply<unknown>> {
  return new Promise((resolve, reject) => {
    const outgoing = request({ socketPath, path: '/api/call', method: 'POST', agent: false }, response => {
      readText(response)
        .then(text => resolve(JSON.parse(text) as Reply<unknown>))
        .catch(reject)
    })
    outgoing.setTimeout(timeoutMs, () =>
      outgoing.destroy(new Error(`No answer within ${timeoutMs / 1000} s`)),
    )
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
