/**
 * The letters and digits of a code in capitals, which alone decide. People paste codes with what stands around them: spaces,
 * quotes, dots, dashes of every kind, characters that nobody sees. Wide letters of East Asian keyboards count as plain ones.
 */
export const codeLetters = (text: string): string =>
  text
    .normalize('NFKC')
    .toUpperCase()
    .normalize('NFKC')
    .replace(/[^\p{L}\p{N}]/gu, '');
