import { describe, expect, it } from 'vitest'
import { decodeMemoryModules, MEMORY_MODULES } from '#engine/features/boot/smbios.ts'

/** One word of SMBIOS for each slot, in its byte order (DSP0134 §7.18.5). */
const told = (...slots: readonly string[]) => Array.from({ length: 9 }, (_, at) => slots[at] ?? '').join('-')

describe('the memory modules that the firmware reports', () => {
  it('are queried one slot after the other', () => {
    const settings = MEMORY_MODULES.split('-')
    expect(settings).toHaveLength(9)
    expect(settings.slice(0, 2)).toEqual(['${smbios/0.17.12.2:hexraw}', '${smbios/1.17.12.2:hexraw}'])
  })

  it('add up, including empty slots', () => {
    expect(decodeMemoryModules(told('0002'))).toBe(512)
    expect(decodeMemoryModules(told('0010', '0000', '0010', '0000'))).toBe(8192)
  })

  it('are in KiB if small, and at least 32 GiB if they need a larger field', () => {
    expect(decodeMemoryModules(told('00a0'))).toBe(8)
    expect(decodeMemoryModules(told('ff7f'))).toBe(32 * 1024)
  })

  it('give no result if there is none, one has an unknown size or there are more than were queried', () => {
    expect(decodeMemoryModules(told())).toBeNull()
    expect(decodeMemoryModules(told('0000', '0000'))).toBeNull()
    expect(decodeMemoryModules(told('0010', 'ffff'))).toBeNull()
    expect(decodeMemoryModules(told(...Array<string>(9).fill('0010')))).toBeNull()
  })

  it.each(['', '0010', '-', '0010-zz', `${told('0010')}-0010`, '001-0000-------'])(
    'of %j give no result',
    text => {
      expect(decodeMemoryModules(text)).toBeNull()
    },
  )
})
