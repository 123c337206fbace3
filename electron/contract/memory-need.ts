/** Firmware reserves some memory: a machine sold with 4 GB reports a little less. */
const RESERVED_MEGABYTES = 256

/** Does the machine have too little memory for a system? False if either number is unknown. Both are in MiB. */
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
