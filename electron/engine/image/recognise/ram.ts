/** Memory that a machine needs, in MiB: estimates, shown before the machine waits. Sizes are in bytes. */
const MIB = 1024 * 1024

function megabytes(sizeBytes: number): number {
  return Math.ceil(sizeBytes / MIB)
}

/** The file system is downloaded to memory and used there. */
export function ramForSquashfs(sizeBytes: number): number {
  return megabytes(sizeBytes) + 1536
}

/** archiso downloads to one place in memory and copies to another. */
export function ramForArchiso(sizeBytes: number): number {
  return 2 * megabytes(sizeBytes) + 1024
}

/** Ubuntu's installer team: "a little over 2x the size of the image". */
export function ramForWholeIso(sizeBytes: number): number {
  return 2 * megabytes(sizeBytes) + 512
}

/** The downloaded initrd plus its unpacked content. */
export function ramForIsoInInitrd(sizeBytes: number): number {
  return 2 * megabytes(sizeBytes) + 1024
}

/** The downloaded image plus the RAM disk. */
export function ramForWindowsPe(sizeBytes: number): number {
  return 2 * megabytes(sizeBytes) + 1024
}

/** The disk image stays in memory next to the running system. */
export function ramForDiskImage(sizeBytes: number): number {
  return megabytes(sizeBytes) + 128
}

/** Installers with a fixed need, in MiB, whatever the size of the disc. */
export const RAM_FOR_ANACONDA = 3072
export const RAM_FOR_XEN_INSTALLER = 4096
export const RAM_FOR_ESXI = 8192
export const RAM_FOR_HARVESTER = 8192
export const RAM_FOR_LINUXRC = 2048
export const RAM_FOR_AGAMA = 2560
export const RAM_FOR_COREOS = 2048
export const RAM_FOR_DEBIAN_INSTALLER = 1024
