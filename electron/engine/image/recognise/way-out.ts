import type { WayOut } from '#contract/image.ts'
import { remark } from '#contract/image-remark.ts'

export const USB_STICK: WayOut = { kind: 'usb-stick', remark: remark('usb-stick') }

export const FILL_IN_MIRROR: WayOut = {
  kind: 'fill-in-mirror',
  remark: remark('fill-in-mirror', { placeholder: '{MIRROR_URL}' }),
}

export const EDIT_ARGUMENTS: WayOut = {
  kind: 'edit-arguments',
  remark: remark('edit-arguments'),
}
