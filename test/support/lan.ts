import { createNamespace, type Namespace } from './namespace.ts'

/** A switch with computers on it, each in a separate network namespace. */
export interface Lan {
  /** Plugs a computer in: card `name`, up, with an address if one is given. Without a namespace a new one is created. */
  attach(name: string, cidr?: string, namespace?: Namespace): Promise<Namespace>
  /** Removes the switch and every computer that was created here. */
  remove(): Promise<void>
}

export async function openLan(): Promise<Lan> {
  const wires = await createNamespace()
  const made: Namespace[] = []
  let ports = 0
  await wires.addBridge('switch0')
  return {
    async attach(name, cidr, namespace) {
      const computer = namespace ?? (await createNamespace())
      if (!namespace) made.push(computer)
      const port = `port${(ports += 1)}`
      await wires.addCable(port, computer, name)
      await wires.addToBridge(port, 'switch0')
      if (cidr !== undefined) await computer.addAddress(name, cidr)
      return computer
    },
    async remove() {
      for (const computer of made) await computer.remove()
      await wires.remove()
    },
  }
}
