// The two ipc channels: calls of the host contract, and what the host tells unasked.
export const callChannel = 'glossator:call';
export const eventChannel = 'glossator:event';
