/**
 * Files that Slipway makes for an image and serves beside its own, never inside it. In an entry their paths stand
 * below this one, which no image has.
 */
export const OVERLAY = '/.slipway/'

/** Below it, `TOKEN/FILE` of the answers that an entry starts with; outside the image's own paths and its overlay. */
export const ANSWER_FOLDER = '/.slipway-answer/'

/** A kernel and an initrd for the network that the user added. */
export const NETBOOT_KERNEL = `${OVERLAY}netboot/kernel`
export const NETBOOT_INITRD = `${OVERLAY}netboot/initrd`

/** ESXi's list of modules, with the address of its tree. */
export const ESXI_CONFIGURATION = `${OVERLAY}boot.cfg`

/** The content of a file of the image that is compressed by gzip: `/.slipway/inflated/boot/xen.gz`. */
export const INFLATED = `${OVERLAY}inflated`

/** A file of the EFI boot image that a UEFI firmware starts from: `/.slipway/efi-image/EFI/BOOT/BOOTX64.EFI`. */
export const EFI_IMAGE = `${OVERLAY}efi-image`

/** A cpio archive made around a file, or around the whole ISO: `/.slipway/archive/proxmox.iso`. */
export const ARCHIVE = `${OVERLAY}archive/`
