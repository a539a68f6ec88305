/** The cookies that auth sets and the router reads. */
export const refreshCookieName = 'har_refresh';
export const deviceCookieName = 'har_device';
