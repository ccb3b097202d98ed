// Whether this is macOS, where Cmd takes the part of Ctrl.

export const isMac = /mac/i.test(navigator.userAgent) && !/like mac/i.test(navigator.userAgent);
