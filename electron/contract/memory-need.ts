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

export interface MemoryFacts {
  readonly neededMegabytes?: number | undefined
  readonly memoryMegabytes?: number | undefined
}
