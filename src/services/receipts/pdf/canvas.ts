import PDFDocument from 'pdfkit';
import { type Face, fontFile, type Weight } from './fonts.js';
import { graphemesOf, type Piece, piecesOf, shapedText } from './pieces.js';

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
  /** The characters written so far that no font here has. */
  readonly unprinted = new Set<string>();
  private readonly registered = new Set<string>();

  constructor(info: PDFKit.DocumentInfo, language: string) {
    this.document = new PDFDocument({ size: 'A4', margin: 0, bufferPages: true, info, lang: language, displayTitle: true });
  }

  widthOf(text: string, { weight, size }: Style): number {
    return piecesOf(text, weight).reduce((width, piece) => {
      this.use(piece.face, weight, size);
      return width + this.document.widthOfString(shapedText(piece), shapingOf(piece));
    }, 0);
  }

  /** Writes one line, whatever its length. */
  write(text: string, x: number, y: number, style: Style): void {
    let left = x;
    this.document.fillColor(style.color);
    for (const piece of piecesOf(text, style.weight)) {
      this.use(piece.face, style.weight, style.size);
      const shaped = shapedText(piece);
      const shaping = shapingOf(piece);
      this.document.text(shaped, left, y + style.size * ASCENT, { lineBreak: false, baseline: 'alphabetic', ...shaping });
      left += this.document.widthOfString(shaped, shaping);
      for (const character of piece.missing) this.unprinted.add(character);
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
      for (const letter of graphemesOf(word)) {
        if (line !== '' && !fits(line + letter)) {
          lines.push(line);
          line = '';
        }
        line += letter;
      }
    }
    return [...lines, line];
  }

  private use(face: Face, weight: Weight, size: number): void {
    const name = `${face}-${weight}`;
    if (!this.registered.has(name)) {
      this.registered.add(name);
      this.document.registerFont(name, fontFile(face, weight));
    }
    this.document.font(name).fontSize(size);
  }
}

/**
 * The options of pdfkit for shaping a piece. With a list of features, even an empty one, it shapes words together, from right to
 * left. Noto Sans would compose a few characters, such as `ị`, of two glyphs. The second means nothing, and would be a control
 * character for those who search or copy the text.
 */
function shapingOf({ face, isRightToLeft }: Piece): object {
  if (isRightToLeft) return { features: [] };
  return face === 'latin-ext' || face === 'vietnamese' ? { features: { ccmp: false } } : {};
}

export const lineHeight = ({ size }: Style): number => size * LEADING;
