/** Bytes that are not what their standard says. `message` names the field or the place. */
export class DecodeError extends Error {
  constructor(message: string, options?: ErrorOptions) {
    super(message, options)
    this.name = 'DecodeError'
  }
}

/** For a promise whose bytes may be broken and whose answer can be done without; everything else is thrown again. */
export function nullOnDecodeError(thrown: unknown): null {
  if (thrown instanceof DecodeError) return null
  throw thrown
}
