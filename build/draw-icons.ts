import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { chromium } from 'playwright-core'
import { encodeIcns, encodeIco, type Picture } from './icon-containers.ts'
import { fromRoot } from './vite.node.ts'

// Draws every icon of the app from renderer/public/icon.svg: run `npm run icons` after the drawing has changed. The
// output is committed, because not every build computer has Chromium.
const drawing = await readFile(fromRoot('renderer/public/icon.svg'), 'utf8')
const glyph = drawing.replace(/<rect[^>]*\/>/, '').replaceAll(/#[0-9A-F]{6}/gi, '#000000')
/** A dot in the corner, separated from the drawing by a transparent ring. */
const withDot = (svg: string, colour: string): string =>
  svg
    .replace(
      /(<svg[^>]*>)/,
      '$1<mask id="gap"><path fill="#fff" d="M0 0h32v32H0z"/><circle cx="25" cy="7" r="9"/></mask><g mask="url(#gap)">',
    )
    .replace('</svg>', `</g><circle cx="25" cy="7" r="6.5" fill="${colour}"/></svg>`)

const browser = await chromium.launch({
  executablePath: process.env['SLIPWAY_CHROMIUM'] ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu'],
})
const page = await browser.newPage()

async function draw(svg: string, sizePx: number): Promise<Picture> {
  await page.setViewportSize({ width: sizePx, height: sizePx })
  await page.setContent(
    `<style>*{margin:0}svg{display:block;width:${sizePx}px;height:${sizePx}px}</style>${svg}`,
  )
  return { sizePx, png: await page.screenshot({ omitBackground: true }) }
}

const app = fromRoot('build/icons')
await mkdir(app, { recursive: true })
const pictures: Picture[] = []
for (const sizePx of [16, 24, 32, 48, 64, 128, 256, 512, 1024]) {
  const picture = await draw(drawing, sizePx)
  pictures.push(picture)
  // Linux takes a folder of `WxH.png`.
  if (sizePx <= 512) await writeFile(join(app, `${sizePx}x${sizePx}.png`), picture.png)
}
await writeFile(join(app, 'icon.ico'), encodeIco(pictures.filter(({ sizePx }) => sizePx <= 256)))
await writeFile(join(app, 'icon.icns'), encodeIcns(pictures))

const tray = fromRoot('resources/icons')
await mkdir(tray, { recursive: true })
const drawings = {
  tray: drawing,
  'tray-serving': withDot(drawing, '#0B7A75'),
  // macOS uses only the alpha channel and picks the colour.
  trayTemplate: glyph,
  'tray-servingTemplate': withDot(glyph, '#000000'),
}
for (const [name, svg] of Object.entries(drawings)) {
  const sizePx = name.endsWith('Template') ? 16 : 24
  await writeFile(join(tray, `${name}.png`), (await draw(svg, sizePx)).png)
  await writeFile(join(tray, `${name}@2x.png`), (await draw(svg, sizePx * 2)).png)
}
await browser.close()
