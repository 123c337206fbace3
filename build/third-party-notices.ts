import { authorOf, licenceTexts, type BundledPackage } from './bundled-packages.ts'

const RULE = '-'.repeat(80)

/** The licences of all packages that the built program has code of. Packages with the same text share it. */
export function formatNotices(packages: readonly BundledPackage[]): string {
  const byText = new Map<string, BundledPackage[]>()
  for (const one of packages) {
    const text = licenceTexts(one).join('\n\n') || withoutText(one)
    byText.set(text, [...(byText.get(text) ?? []), one])
  }
  const sections = [...byText].map(([text, users]) => {
    const names = users.map(({ name, version, licence }) => `${name} ${version} (${licence})`)
    return `${RULE}\n${names.join('\n')}\n${RULE}\n\n${text}\n`
  })
  return `Slipway contains code of these packages, under their licences. The boot programs that it serves are separate programs
with their own licences: see boot/licences among the resources, with the offer of their source code.

${sections.join('\n')}`
}

/** Some packages name their licence only in package.json. */
function withoutText(of: BundledPackage): string {
  const statement = `Copyright ${authorOf(of)}. Licensed under ${of.licence}; the package has no copy of the text.`
  return of.licence === 'MIT' ? `${statement}\n\n${MIT}` : statement
}

const MIT = `Permission is hereby granted, free of charge, to any person obtaining a copy of this software and associated documentation
files (the "Software"), to deal in the Software without restriction, including without limitation the rights to use, copy,
modify, merge, publish, distribute, sublicense, and/or sell copies of the Software, and to permit persons to whom the
Software is furnished to do so, subject to the following conditions:

The above copyright notice and this permission notice shall be included in all copies or substantial portions of the
Software.

THE SOFTWARE IS PROVIDED "AS IS", WITHOUT WARRANTY OF ANY KIND, EXPRESS OR IMPLIED, INCLUDING BUT NOT LIMITED TO THE
WARRANTIES OF MERCHANTABILITY, FITNESS FOR A PARTICULAR PURPOSE AND NONINFRINGEMENT. IN NO EVENT SHALL THE AUTHORS OR
COPYRIGHT HOLDERS BE LIABLE FOR ANY CLAIM, DAMAGES OR OTHER LIABILITY, WHETHER IN AN ACTION OF CONTRACT, TORT OR OTHERWISE,
ARISING FROM, OUT OF OR IN CONNECTION WITH THE SOFTWARE OR THE USE OR OTHER DEALINGS IN THE SOFTWARE.`
