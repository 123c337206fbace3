/** The two channels between window and main process; the method's name travels as data. */
export const CALL_CHANNEL = 'slipway:call'
export const PUSH_CHANNEL = 'slipway:push'
