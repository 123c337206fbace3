/** `ipcMain.handle` by channel, as the shell registered it. */
export const invokeHandlers = new Map<string, (event: unknown, ...args: unknown[]) => unknown>()
