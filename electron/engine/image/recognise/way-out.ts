import type { WayOut } from '#contract/image.ts'

export const USB_STICK: WayOut = { kind: 'usb-stick', text: 'Write this ISO to a USB stick instead.' }

export function addNetbootKernel(text: string): WayOut {
  return {
    kind: 'add-netboot-kernel',
    text: `${text} Lying beside the ISO they are taken by themselves when it is imported.`,
  }
}

export const FILL_IN_MIRROR: WayOut = {
  kind: 'fill-in-mirror',
  text: 'To install from a mirror of your choice, write its address in place of {MIRROR_URL} into the arguments.',
}

export const EDIT_ARGUMENTS: WayOut = {
  kind: 'edit-arguments',
  text: 'Try it; the arguments of each entry can be changed.',
}
