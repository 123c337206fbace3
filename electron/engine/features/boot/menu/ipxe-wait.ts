/** Seconds between two questions of the machine that is next; one more for every ten before it, so that hundreds that wait cost little. */
const ASK_AGAIN_SECONDS = 3
const AT_MOST_SECONDS = 15

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
sleep ${Math.min(AT_MOST_SECONDS, ASK_AGAIN_SECONDS + Math.floor(aheadCount / 10))}
chain --replace ${url} || goto again
`
}
