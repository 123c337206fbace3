import { Buffer } from 'node:buffer'

const TYPE_UUID = 0
const LENGTH = 17

/**
 * Option 97 (RFC 4578 §2.3) as canonical UUID text. On the wire the first three fields are little-endian, as SMBIOS
 * stores them. Null for other formats (Raspberry Pi) and for the all-zeros and all-ones of boards without a UUID.
 */
export function decodeMachineIdentifier(value: Uint8Array | undefined): string | null {
  if (value?.length !== LENGTH || value[0] !== TYPE_UUID) return null
  const wire = Buffer.from(value.subarray(1))
  if (wire.every(byte => byte === 0) || wire.every(byte => byte === 0xff)) return null
  const fields = [
    Buffer.from(wire.subarray(0, 4)).reverse(),
    Buffer.from(wire.subarray(4, 6)).reverse(),
    Buffer.from(wire.subarray(6, 8)).reverse(),
    wire.subarray(8, 10),
    wire.subarray(10),
  ]
  return fields.map(field => field.toString('hex')).join('-')
}
