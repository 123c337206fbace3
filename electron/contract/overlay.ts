/**
 * Prefix of the files that Slipway generates for an image and serves in addition to the image's own. No image has a
 * path like this.
 */
export const OVERLAY = '/.slipway/'

/** Prefix of `TOKEN/FILE`, the answer files of an entry; separate from the image's own paths and its overlay. */
export const ANSWER_FOLDER = '/.slipway-answer/'

/** A netboot kernel and initrd that the user added. */
export const NETBOOT_KERNEL = `${OVERLAY}netboot/kernel`
export const NETBOOT_INITRD = `${OVERLAY}netboot/initrd`

/** ESXi's list of modules, with the URL of its tree. */
export const ESXI_CONFIGURATION = `${OVERLAY}boot.cfg`

/** The decompressed content of a gzip file of the image: `/.slipway/inflated/boot/xen.gz`. */
export const INFLATED = `${OVERLAY}inflated`

/** A file of the EFI boot image that a UEFI firmware starts from: `/.slipway/efi-image/EFI/BOOT/BOOTX64.EFI`. */
export const EFI_IMAGE = `${OVERLAY}efi-image`

/** A cpio archive that contains a file, or the whole ISO: `/.slipway/archive/proxmox.iso`. */
export const ARCHIVE = `${OVERLAY}archive/`
