// The one port of the loopback shell. IndexedDB is keyed by origin, and so by port: another port looks like lost data.
// 27613 lies below every system's range of ephemeral ports.
export const defaultPort = 27613;
