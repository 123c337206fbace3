/** A source package whose code is in the boot programs. */
export interface SourcePackage {
  readonly name: string
  readonly version: string
  /** The binary packages that were made of it. */
  readonly packages: readonly string[]
}

/** What a binary package's own fields say (deb-control(5)). */
export interface PackageOrigin {
  readonly name: string
  readonly version: string
  /** `Source`: empty if it has the name and version of the binary package. */
  readonly source: string
  /** `Built-Using`: the sources of what was linked into it, such as the GRUB that was signed. */
  readonly builtUsing: string
}

/** The sources of binary packages, each once, by name. */
export function sourcesOf(origins: readonly PackageOrigin[]): readonly SourcePackage[] {
  const sources = new Map<string, { name: string; version: string; packages: string[] }>()
  for (const origin of origins)
    for (const { name, version } of [ownSource(origin), ...builtUsing(origin.builtUsing)]) {
      const key = `${name} ${version}`
      const source = sources.get(key) ?? { name, version, packages: [] }
      sources.set(key, source)
      if (!source.packages.includes(origin.name)) source.packages.push(origin.name)
    }
  return [...sources.values()].toSorted((one, other) => (one.name < other.name ? -1 : 1))
}

/** `Source: grub2 (2.06-13)`; the version is absent if it is that of the binary package. */
function ownSource({ name, version, source }: PackageOrigin): { name: string; version: string } {
  const [, stated = name, itsVersion = version] = /^(\S+)(?: \((\S+)\))?$/.exec(source) ?? []
  return { name: stated, version: itsVersion }
}

/** `Built-Using: grub2 (= 2.06-13), shim (= 15.8-1)` */
function builtUsing(field: string): readonly { name: string; version: string }[] {
  return field.split(',').flatMap(part => {
    const [, name, version] = /^([a-z0-9][a-z0-9.+-]*) \(= ([^)\s]+)\)$/.exec(part.trim()) ?? []
    return name === undefined || version === undefined ? [] : [{ name, version }]
  })
}

/** The period that section 3(b) of the GPL 2 and section 6(b) of the GPL 3 require. */
const YEARS = 3

/** The offer of the source code, a file in the folder of licences. */
export function formatSourceOffer(sources: readonly SourcePackage[]): string {
  const rows = sources.flatMap(({ name, version, packages }) => [
    `${name} ${version}`,
    `    in ${packages.join(', ')}`,
    `    https://snapshot.debian.org/package/${name}/${version}/`,
    `    apt-get source ${name}=${version}`,
    '',
  ])
  return `Source code of the boot programs
================================

Slipway serves these programs unchanged, as the packages of the distribution hold them. Most are under the GNU General
Public License; each package's terms are in this folder, and the texts of the licences are in common-licenses/.

You can get the complete source code of each program, in exactly the version that is here, from the distribution that
made it. A release of Slipway has the same source packages attached (boot-program-sources.tar).

${rows.join('\n')}
Written offer: for at least ${YEARS} years from the day you received these programs, those who gave you this copy of Slipway will give
anyone who asks a complete machine-readable copy of the corresponding source code, on a medium customarily used for
software interchange, for no more than the cost of sending it. Ask through the project page of Slipway, or those who gave
you the copy.
`
}
