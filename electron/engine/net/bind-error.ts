import { constants } from 'node:os'
import { SlipwayError } from '#contract/errors.ts'
import { findUdpPortHolder } from './port-holder.ts'

const { EACCES, EADDRINUSE, EADDRNOTAVAIL, EPERM } = constants.errno

/** What the system said when a UDP port could not be opened, in our words. `errno` is positive. */
export async function toBindError(
  errno: number,
  where: { port: number; subject: string },
  cause?: unknown,
): Promise<SlipwayError> {
  switch (errno) {
    case EADDRINUSE: {
      const holder = await findUdpPortHolder(where.port)
      return new SlipwayError('port-in-use', { protocol: 'udp', port: where.port, ...holder }, cause)
    }
    case EACCES:
    case EPERM:
      return new SlipwayError('permission-denied', { protocol: 'udp', port: where.port }, cause)
    case EADDRNOTAVAIL:
      return new SlipwayError('card-without-address', { card: where.subject }, cause)
    default:
      return new SlipwayError(
        'internal',
        { detail: `UDP port ${where.port} on ${where.subject}: error ${errno}` },
        cause,
      )
  }
}

/** The positive errno of an error thrown by Node; 0 where it has none. */
export function errnoOf(error: unknown): number {
  const code = (error as NodeJS.ErrnoException).code
  return (code !== undefined && (constants.errno as Record<string, number>)[code]) || 0
}
