/** The bytes of a file that were sent, in any order and with repetitions. */
export interface ByteIntervals {
  /** `end` is exclusive. */
  add(start: number, end: number): void
  uniqueBytes(): number
}

/** Beyond this many gaps the smallest one is closed: the count is then slightly high, but memory stays bounded. */
const MAX_INTERVALS = 512

export function createByteIntervals(): ByteIntervals {
  /** Sorted, disjoint, never adjacent. */
  let intervals: { readonly start: number; readonly end: number }[] = []
  return {
    add(start, end) {
      if (end <= start) return
      const before = intervals.filter(one => one.end < start)
      const after = intervals.filter(one => one.start > end)
      const touched = intervals.slice(before.length, intervals.length - after.length)
      const merged = {
        start: Math.min(start, touched[0]?.start ?? start),
        end: Math.max(end, touched.at(-1)?.end ?? end),
      }
      intervals = closeSmallestGap([...before, merged, ...after])
    },
    uniqueBytes: () => intervals.reduce((sum, one) => sum + one.end - one.start, 0),
  }
}

function closeSmallestGap<T extends { readonly start: number; readonly end: number }>(
  intervals: T[],
): { start: number; end: number }[] {
  if (intervals.length <= MAX_INTERVALS) return intervals
  let smallest = 1
  const gap = (index: number): number => (intervals[index]?.start ?? 0) - (intervals[index - 1]?.end ?? 0)
  for (let index = 2; index < intervals.length; index++) if (gap(index) < gap(smallest)) smallest = index
  const joined = {
    start: intervals[smallest - 1]?.start ?? 0,
    end: intervals[smallest]?.end ?? 0,
  }
  return [...intervals.slice(0, smallest - 1), joined, ...intervals.slice(smallest + 1)]
}
