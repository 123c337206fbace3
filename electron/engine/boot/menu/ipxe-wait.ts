/** Seconds between two questions of a machine that waits. */
const ASK_AGAIN_SECONDS = 3

/**
 * Keeps a machine in iPXE until it is its turn, and then goes on with what it asked for. Ctrl-C on the machine leaves it. A firmware
 * that was left without a DHCP answer instead would give up after a minute and start something else.
 */
export function renderIpxeWait(
  url: string,
  { loadingCount, aheadCount }: { readonly loadingCount: number; readonly aheadCount: number },
): string {
  const others = aheadCount === 0 ? 'this one is next' : `${aheadCount} more wait before this one`
  return `#!ipxe
echo ${loadingCount} machines are loading; ${others}. It goes on by itself.
:again
sleep ${ASK_AGAIN_SECONDS}
chain --replace ${url} || goto again
`
}
