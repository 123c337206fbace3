/** Firmware keeps some memory for itself: a machine sold with 4 GB tells of a little less. */
const RESERVED_MEGABYTES = 256

/** Has the machine too little memory for a system? False where either number is not known. Both are in MiB. */
export function isMemoryShort(
  neededMegabytes: number | null | undefined,
  memoryMegabytes: number | null | undefined,
): boolean {
  const needed = neededMegabytes ?? null
  const has = memoryMegabytes ?? null
  return needed !== null && has !== null && has + RESERVED_MEGABYTES < needed
}

/** `, which needs about 4 GB of memory; this machine has 2 GB`; empty where that is enough or nobody knows. */
export function describeShortMemory({ neededMegabytes, memoryMegabytes }: MemoryFacts): string {
  if (neededMegabytes === undefined || memoryMegabytes === undefined) return ''
  if (!isMemoryShort(neededMegabytes, memoryMegabytes)) return ''
  return `, which needs about ${formatMemory(neededMegabytes)} of memory; this machine has ${formatMemory(memoryMegabytes)}`
}

export interface MemoryFacts {
  readonly neededMegabytes?: number | undefined
  readonly memoryMegabytes?: number | undefined
}

/** Memory as it is sold, in powers of 1024: `512 MB`, `1.5 GB`, `4 GB`. */
export function formatMemory(mebibytes: number): string {
  if (mebibytes < 1024) return `${Math.round(mebibytes)} MB`
  return `${Math.ceil(mebibytes / 102.4) / 10} GB`
}
