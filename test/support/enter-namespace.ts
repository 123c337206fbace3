import { closeSync, openSync } from 'node:fs'
import koffi from 'koffi'

/** `sched.h` */
const CLONE_NEWNET = 0x4000_0000

/**
 * Moves this process into a network namespace: sockets that it opens from now on, and programs that it starts, are in
 * there. For code under test that has to run in the test's process. Returns a function that goes back. Node's other threads stay
 * outside, and with them what they read of `/proc/sys/net`: to Slipway IPv6 seems off, and an older iPXE waits for its router.
 */
export function enterNamespace(name: string): () => void {
  const setns = koffi.load(null).func('int setns(int fd, int nstype)')
  const home = openSync('/proc/self/ns/net', 'r')
  const enter = (fd: number): void => {
    const result = setns(fd, CLONE_NEWNET) as number
    closeSync(fd)
    if (result !== 0) throw new Error(`setns into ${name} failed`)
  }
  enter(openSync(`/run/netns/${name}`, 'r'))
  return () => enter(home)
}
