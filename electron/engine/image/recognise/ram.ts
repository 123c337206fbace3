/** Memory that a machine needs, in MiB: rules of thumb, told before the wait. Sizes are in bytes. */
const MIB = 1024 * 1024

function megabytes(sizeBytes: number): number {
  return Math.ceil(sizeBytes / MIB)
}

/** The file system is fetched into memory and used from there. */
export function ramForSquashfs(sizeBytes: number): number {
  return megabytes(sizeBytes) + 1536
}

/** archiso fetches to one place in memory and copies to another. */
export function ramForArchiso(sizeBytes: number): number {
  return 2 * megabytes(sizeBytes) + 1024
}

/** Ubuntu's installer team: "a little over 2x the size of the image". */
export function ramForWholeIso(sizeBytes: number): number {
  return 2 * megabytes(sizeBytes) + 512
}

/** The initrd as it was fetched, and what was unpacked of it. */
export function ramForIsoInInitrd(sizeBytes: number): number {
  return 2 * megabytes(sizeBytes) + 1024
}

/** The image as it was fetched, and as a RAM disk. */
export function ramForWindowsPe(sizeBytes: number): number {
  return 2 * megabytes(sizeBytes) + 1024
}

/** The disk image lies in memory beside the system that it starts. */
export function ramForDiskImage(sizeBytes: number): number {
  return megabytes(sizeBytes) + 128
}

export const RAM_FOR_ANACONDA = 3072
export const RAM_FOR_XEN_INSTALLER = 4096
export const RAM_FOR_ESXI = 8192
export const RAM_FOR_HARVESTER = 8192
export const RAM_FOR_LINUXRC = 2048
export const RAM_FOR_AGAMA = 2560
export const RAM_FOR_COREOS = 2048
export const RAM_FOR_DEBIAN_INSTALLER = 1024
