/** What there is besides JavaScript itself where your functions run: whatever it prints is shown in the report. */
declare const console: {
  log(...values: readonly unknown[]): void
  info(...values: readonly unknown[]): void
  warn(...values: readonly unknown[]): void
  error(...values: readonly unknown[]): void
  debug(...values: readonly unknown[]): void
  dir(...values: readonly unknown[]): void
  table(...values: readonly unknown[]): void
  trace(...values: readonly unknown[]): void
}
