/**
 * The preload bundle as Electron would run it: CommonJS, with only `electron` to require. The bridge functions go
 * through the tab's bindings to the double's `ipcMain`; a test sets the paths of its files in `globalThis.__filePaths`.
 */
export function preloadScript(bundle: string): string {
  return `(() => {
    const electron = {
      contextBridge: {
        exposeInMainWorld: (name, value) => Object.defineProperty(globalThis, name, { value }),
      },
      ipcRenderer: {
        invoke: (channel, ...args) => globalThis.__invoke(channel, args),
        on: (channel, listener) => {
          listener.forward = event => listener({}, event.detail);
          globalThis.addEventListener('push:' + channel, listener.forward);
        },
        removeListener: (channel, listener) => globalThis.removeEventListener('push:' + channel, listener.forward),
      },
      webUtils: { getPathForFile: file => globalThis.__filePaths?.[file.name] ?? '' },
    };
    const require = name => {
      if (name !== 'electron') throw new Error('a sandboxed preload cannot require ' + name);
      return electron;
    };
    const process = { platform: 'linux' };
    const module = { exports: {} };
    ((exports, require, module, process) => {
${bundle}
    })(module.exports, require, module, process);
  })();`
}
