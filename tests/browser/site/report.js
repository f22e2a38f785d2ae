// Collects what is wrong, so that one run tells all of it.
export class Report {
  constructor() {
    this.faults = [];
  }

  fault(page, text) {
    this.faults.push(`${page}: ${text}`);
  }

  check(truth, page, text) {
    if (!truth) this.fault(page, text);
  }

  // Prints at most `MOST` faults; the exit status tells whether there were any.
  finish(what) {
    const MOST = 60;
    for (const fault of this.faults.slice(0, MOST)) console.error(fault);
    if (this.faults.length > MOST) console.error(`… and ${this.faults.length - MOST} more`);
    console.log(`${what}: ${this.faults.length} faults`);
    process.exitCode = this.faults.length > 0 ? 1 : 0;
  }
}
