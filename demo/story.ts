/** Prints the demo on the console and counts the wrong figures. */
export class Story {
  wrong = 0;

  heading(text: string): void {
    console.log(`\n${text}\n${'─'.repeat(text.length)}`);
  }

  step(text: string): void {
    console.log(`\n• ${text}`);
  }

  /** A live push, as it arrives. */
  push(topic: string, text: string): void {
    console.log(`    live  ${topic.padEnd(19)} ${text}`);
  }

  /** A figure that must be right. */
  figure(name: string, actual: string | number | null | undefined, expected: string | number): void {
    const right = actual === expected;
    if (!right) this.wrong += 1;
    console.log(`    ${right ? '✓' : '✗'} ${name}: ${actual}${right ? '' : `, but it should be ${expected}`}`);
  }
}
