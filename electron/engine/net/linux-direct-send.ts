import { linuxSocketAddress } from './linux-socket-address.ts'
import type { PosixCalls } from './posix-socket.ts'
import type { UdpPort } from './udp-port.ts'

/**
 * Sends past dgram, in the same turn: a call through dgram costs about as much as the kernel's own work. What the kernel
 * does not take at once (a full socket, no such network) goes through dgram, which waits or says why.
 */
export function sendDirectly(calls: PosixCalls, fd: number, port: UdpPort): UdpPort {
  let isClosed = false
  return {
    ...port,
    send(bytes, to) {
      // A closed descriptor's number may already be somebody else's.
      if (isClosed) return
      if (calls.sendto(fd, bytes, linuxSocketAddress(to)).value !== bytes.length) port.send(bytes, to)
    },
    close() {
      isClosed = true
      return port.close()
    },
  }
}
