import { Buffer } from 'node:buffer'
import type { LibraryHandle } from 'koffi'
import { ipv4ToNumber } from '#contract/address.ts'
import type { UdpEndpoint } from './udp-port.ts'

/** The few system calls that Node does not offer, with the results of the C functions plus errno. */
export interface PosixCalls {
  socket(domain: number, type: number, protocol: number): CallResult
  setsockopt(fd: number, level: number, option: number, value: Uint8Array): CallResult
  bind(fd: number, address: Uint8Array): CallResult
  close(fd: number): CallResult
  /** `value` is the number of bytes sent. Never blocks. */
  sendto(fd: number, bytes: Uint8Array, address: Uint8Array): CallResult
  /** dup2(2): `target` becomes a copy of `source`, and closes what it referred to before. */
  replaceDescriptor(source: number, target: number): CallResult
  /** 0 if there is no such card. */
  interfaceIndex(name: string): number
}

/** sys/socket.h of Linux. */
const MSG_DONTWAIT = 0x40

/** `value` is -1 on failure; `errno` is then set. */
export interface CallResult {
  readonly value: number
  readonly errno: number
}

/**
 * Loads the C library of this process through koffi. Lazy, because koffi is a native module: if it cannot be loaded,
 * everything that needs no card binding still works. Rejects with the loader's error.
 */
export function loadPosixCalls(): Promise<PosixCalls> {
  loading ??= load()
  return loading
}

let loading: Promise<PosixCalls> | null = null

async function load(): Promise<PosixCalls> {
  const { default: koffi } = await import('koffi')
  const libc: LibraryHandle = koffi.load(null)
  const socket = libc.func('int socket(int domain, int type, int protocol)')
  const setsockopt = libc.func(
    'int setsockopt(int fd, int level, int name, const uint8_t *value, uint32_t length)',
  )
  const bind = libc.func('int bind(int fd, const uint8_t *address, uint32_t length)')
  const close = libc.func('int close(int fd)')
  const sendto = libc.func(
    'int64_t sendto(int fd, const uint8_t *bytes, size_t length, int flags, const uint8_t *address, uint32_t size)',
  )
  const dup2 = libc.func('int dup2(int source, int target)')
  const interfaceIndex = libc.func('unsigned int if_nametoindex(const char *name)')

  const call = (value: number): CallResult => ({ value, errno: value < 0 ? koffi.errno() : 0 })
  return {
    socket: (domain, type, protocol) => call(socket(domain, type, protocol)),
    setsockopt: (fd, level, option, value) => call(setsockopt(fd, level, option, value, value.length)),
    bind: (fd, address) => call(bind(fd, address, address.length)),
    close: fd => call(close(fd)),
    sendto: (fd, bytes, address) =>
      call(sendto(fd, bytes, bytes.length, MSG_DONTWAIT, address, address.length) as number),
    replaceDescriptor: (source, target) => call(dup2(source, target)),
    interfaceIndex: name => interfaceIndex(name),
  }
}

/** bits/socket.h, the same on every architecture Electron and Node run on. */
export const AF_INET = 2
const SOCKADDR_BYTES = 16

/** `struct sockaddr_in` of Linux. */
export function linuxSocketAddress({ address, port }: UdpEndpoint): Uint8Array {
  const bytes = Buffer.alloc(SOCKADDR_BYTES)
  new Uint16Array(bytes.buffer, bytes.byteOffset, 1)[0] = AF_INET // host order
  bytes.writeUInt16BE(port, 2)
  bytes.writeUInt32BE(ipv4ToNumber(address), 4)
  return bytes
}
