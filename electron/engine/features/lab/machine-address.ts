import { createHash } from 'node:crypto'
import { parseMac, type MacAddress } from '#contract/address.ts'
import { LAB_FIRMWARE, type LabFirmware } from '#contract/lab.ts'

/**
 * The address of the `slot`th machine of a firmware that runs at a time: the same at every start, so that its boots stand together.
 * QEMU's own range, and in it what no other machine of a house is likely to have.
 */
export function machineMac(firmware: LabFirmware, slot: number): MacAddress {
  const [kind, number] = [LAB_FIRMWARE.indexOf(firmware), slot].map(value =>
    value.toString(16).padStart(2, '0'),
  )
  return parseMac(`52:54:00:7e:${kind}:${number}`)!
}

/** SMBIOS UUID (RFC 9562, version 8) that goes with it: PXELINUX and GRUB ask by it. */
export function machineUuid(mac: MacAddress): string {
  const hex = createHash('sha256').update(mac).digest('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`
}
