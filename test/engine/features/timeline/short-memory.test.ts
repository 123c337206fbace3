import { expect, it } from 'vitest'
import { acknowledged, createScene, discovered, http, offered } from './scene.ts'

function choose(memory: { memoryMegabytes?: number; neededMegabytes?: number }) {
  const scene = createScene()
  scene.see(0, discovered({ userClass: 'iPXE' }))
  scene.see(1, offered('http://10.99.0.1:8080/ipxe/52-54-00-12-34-56'))
  scene.see(1, acknowledged('http://10.99.0.1:8080/ipxe/52-54-00-12-34-56'))
  scene.see(10, { kind: 'entry.chosen', entry: 'debian.live', title: 'Debian live', ...memory })
  return scene
}

it('is a warning of the stage in which the entry was chosen, before anything is loaded', () => {
  const scene = choose({ memoryMegabytes: 2000, neededMegabytes: 4096 })
  expect(scene.states()).toMatchObject({ chosen: 'warning', kernel: 'waiting' })
  expect(scene.said('chosen')).toMatchObject({
    code: 'stage.chosen.short-memory',
    params: { title: 'Debian live', needed: { mebibytes: 4096 }, has: { mebibytes: 2000 } },
  })
})

it('does not stop a boot that continues all the same', () => {
  const scene = choose({ memoryMegabytes: 2000, neededMegabytes: 4096 })
  http(scene, '/iso/debian/live/vmlinuz', 10_000_000)
  http(scene, '/iso/debian/live/initrd.img', 40_000_000)
  expect(scene.states()).toMatchObject({ chosen: 'warning', kernel: 'done' })
})

it('is not reported if the loader did not count, or if the need is unknown', () => {
  for (const memory of [
    {},
    { neededMegabytes: 4096 },
    { memoryMegabytes: 100 },
    { memoryMegabytes: 8000, neededMegabytes: 4096 },
  ]) {
    const scene = choose(memory)
    expect(scene.states().chosen).toBe('done')
    expect(scene.said('chosen')).toMatchObject({
      code: 'stage.chosen.done',
      params: { title: 'Debian live' },
    })
  }
})
