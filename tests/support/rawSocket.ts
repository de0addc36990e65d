import { connect } from 'node:net'

/** A connection on which a test writes whatever it likes. */
export interface RawSocket {
  write(text: string): void
  /** Resolves with the status of the next answer, once its head has come. */
  status(): Promise<number>
  hangUp(): void
}

/** Connects to a server without any client's manners. */
export function rawSocket(origin: string): RawSocket {
  const { hostname, port } = new URL(origin)
  const socket = connect(Number(port), hostname)
  let heard = ''
  const listeners = new Set<() => void>()
  socket.setEncoding('latin1').on('data', (text) => {
    heard += text
    listeners.forEach((each) => each())
  })
  socket.on('error', () => undefined)
  return {
    write: (text) => void socket.write(text),
    status: () =>
      new Promise((resolve) => {
        const look = () => {
          const found = /^HTTP\/1\.1 (\d{3})[^]*?\r\n\r\n/.exec(heard)
          if (!found) return
          heard = heard.slice(found[0].length)
          listeners.delete(look)
          resolve(Number(found[1]))
        }
        listeners.add(look)
        look()
      }),
    hangUp: () => void socket.destroy(),
  }
}

/** The head of an upload that promises so many bytes. */
export function uploadHead(method: string, path: string, length: number, token?: string): string {
  const lines = [`${method} ${path} HTTP/1.1`, 'Host: adref.test', 'Content-Type: text/plain', `Content-Length: ${length}`, ...(token === undefined ? [] : [`Authorization: Bearer ${token}`])]
  return `${lines.join('\r\n')}\r\n\r\n`
}
