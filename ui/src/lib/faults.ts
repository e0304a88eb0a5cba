// Written from crates/kiosk/src/machine/fault.rs by `make catalogues`.

/** Every fault: whether requests are saved all the same, and who is told of it. */
export const FAULTS = {
  configuration: { service: 'closed', told: 'instead' },
  'not-enrolled': { service: 'closed', told: 'instead' },
  paused: { service: 'closed', told: 'instead' },
  'disk-full': { service: 'closed', told: 'instead' },
  'storage-read-only': { service: 'closed', told: 'instead' },
  'storage-damaged': { service: 'closed', told: 'instead' },
  'storage-newer': { service: 'closed', told: 'instead' },
  'storage-failing': { service: 'closed', told: 'instead' },
  'already-running': { service: 'closed', told: 'instead' },
  'storage-salvaged': { service: 'open', told: 'staff' },
  'storage-copy-lags': { service: 'open', told: 'staff' },
  'request-unknown': { service: 'open', told: 'staff' },
  'identity-unusable': { service: 'closed', told: 'instead' },
  'no-network': { service: 'open', told: 'before' },
  'central-refuses': { service: 'open', told: 'before' },
  'central-certificate': { service: 'open', told: 'before' },
  'central-certificate-expired': { service: 'open', told: 'before' },
  'central-failing': { service: 'open', told: 'before' },
  'central-partly': { service: 'open', told: 'staff' },
  'configuration-refused': { service: 'open', told: 'staff' },
  clock: { service: 'open', told: 'staff' },
  'printer-none': { service: 'open', told: 'before' },
  'printer-absent': { service: 'open', told: 'before' },
  'printer-out-of-paper': { service: 'open', told: 'before' },
  'printer-paper-low': { service: 'open', told: 'staff' },
  'printer-cover-open': { service: 'open', told: 'before' },
  'printer-jam': { service: 'open', told: 'before' },
  'printer-stopped': { service: 'open', told: 'before' },
  'printer-format': { service: 'open', told: 'before' },
  'printer-stuck': { service: 'open', told: 'before' },
  'printer-other': { service: 'open', told: 'before' },
  'receipt-layout': { service: 'open', told: 'before' },
} as const;

export type Fault = keyof typeof FAULTS;
