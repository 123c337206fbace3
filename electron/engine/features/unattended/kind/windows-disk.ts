const partition = (order: number, type: string, sizeMegabytes: number | null): string =>
  `    <CreatePartition wcm:action="add"><Order>${order}</Order><Type>${type}</Type>${
    sizeMegabytes === null ? '<Extend>true</Extend>' : `<Size>${sizeMegabytes}</Size>`
  }</CreatePartition>`
const format = (order: number, id: number, words: string): string =>
  `    <ModifyPartition wcm:action="add"><Order>${order}</Order><PartitionID>${id}</PartitionID>${words}</ModifyPartition>`

/** As Microsoft lays out a disk for either firmware. */
export const WINDOWS_DISK: readonly string[] = [
  '<DiskConfiguration>',
  '  <Disk wcm:action="add">',
  '    <DiskID>0</DiskID>',
  '    <WillWipeDisk>true</WillWipeDisk>',
  '    {% if machine.firmware == "bios" -%}',
  '    <CreatePartitions>',
  partition(1, 'Primary', 500),
  partition(2, 'Primary', null),
  '    </CreatePartitions>',
  '    <ModifyPartitions>',
  format(1, 1, '<Format>NTFS</Format><Label>System</Label><Active>true</Active>'),
  format(2, 2, '<Format>NTFS</Format><Letter>C</Letter>'),
  '    </ModifyPartitions>',
  '    {% else -%}',
  '    <CreatePartitions>',
  partition(1, 'EFI', 300),
  partition(2, 'MSR', 16),
  partition(3, 'Primary', null),
  '    </CreatePartitions>',
  '    <ModifyPartitions>',
  format(1, 1, '<Format>FAT32</Format><Label>System</Label>'),
  format(2, 2, ''),
  format(3, 3, '<Format>NTFS</Format><Letter>C</Letter>'),
  '    </ModifyPartitions>',
  '    {% endif -%}',
  '  </Disk>',
  '</DiskConfiguration>',
]
