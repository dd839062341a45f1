import PDFDocument from 'pdfkit';
import { fontFile, inSubsets, type Subset, type Weight } from './fonts.js';

export interface Style {
  readonly weight: Weight;
  /** In points. */
  readonly size: number;
  readonly color: string;
}

export const PAGE = { width: 595.28, height: 841.89 } as const;
/** The distance from the top of a line to the next line, and to its baseline, in text sizes. */
const LEADING = 1.4;
const ASCENT = 1.04;

/** Text and shapes on A4 pages. Lengths are points from the top left corner; `y` of a text is the top of its line. */
export class Canvas {
  readonly document: PDFKit.PDFDocument;
  private readonly registered = new Set<string>();

  constructor(info: PDFKit.DocumentInfo, language: string) {
    this.document = new PDFDocument({ size: 'A4', margin: 0, bufferPages: true, info, lang: language, displayTitle: true });
  }

  widthOf(text: string, { weight, size }: Style): number {
    return inSubsets(text).reduce((width, piece) => {
      this.use(piece.subset, weight, size);
      return width + this.document.widthOfString(piece.text);
    }, 0);
  }

  /** Writes one line, whatever its length. */
  write(text: string, x: number, y: number, style: Style): void {
    let left = x;
    this.document.fillColor(style.color);
    for (const piece of inSubsets(text)) {
      this.use(piece.subset, style.weight, style.size);
      this.document.text(piece.text, left, y + style.size * ASCENT, { lineBreak: false, baseline: 'alphabetic' });
      left += this.document.widthOfString(piece.text);
    }
  }

  /** Writes one line that ends at `right`. */
  writeRight(text: string, right: number, y: number, style: Style): void {
    this.write(text, right - this.widthOf(text, style), y, style);
  }

  /** Writes lines below each other. Returns the top of the next line. */
  writeLines(lines: readonly string[], x: number, y: number, style: Style): number {
    lines.forEach((line, index) => {
      this.write(line, x, y + index * style.size * LEADING, style);
    });
    return y + lines.length * style.size * LEADING;
  }

  /** Breaks text into lines of at most this width: between words, or inside a word that is wider alone. */
  wrap(text: string, width: number, style: Style): string[] {
    return text.split('\n').flatMap((paragraph) => this.wrapParagraph(paragraph, width, style));
  }

  /** The style, made smaller if the text would be wider than this. */
  fitting(text: string, width: number, style: Style): Style {
    const needed = this.widthOf(text, style);
    return needed <= width ? style : { ...style, size: (style.size * width) / needed };
  }

  private wrapParagraph(paragraph: string, width: number, style: Style): string[] {
    const lines: string[] = [];
    let line = '';
    const fits = (text: string) => this.widthOf(text, style) <= width;
    for (const word of paragraph.split(/ +/)) {
      const longer = line === '' ? word : `${line} ${word}`;
      if (fits(longer)) {
        line = longer;
        continue;
      }
      if (line !== '') lines.push(line);
      line = '';
      for (const letter of word) {
        if (line !== '' && !fits(line + letter)) {
          lines.push(line);
          line = '';
        }
        line += letter;
      }
    }
    return [...lines, line];
  }

  private use(subset: Subset, weight: Weight, size: number): void {
    const name = `${subset}-${weight}`;
    if (!this.registered.has(name)) {
      this.registered.add(name);
      this.document.registerFont(name, fontFile(subset, weight));
    }
    this.document.font(name).fontSize(size);
  }
}

export const lineHeight = ({ size }: Style): number => size * LEADING;
