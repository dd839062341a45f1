import type { ReceiptKind } from '../../../entities/enums.js';
import type { ReceiptContent } from '../../rules/world/receipt-content.js';
import { type Writing, writing } from './amounts.js';
import { Canvas, lineHeight, PAGE, type Style } from './canvas.js';
import type { Weight } from './fonts.js';
import { WORDS, type Words } from './words.js';

export const MARGIN = 48;
export const RIGHT = PAGE.width - MARGIN;
export const CONTENT_WIDTH = RIGHT - MARGIN;
/** Below it stands the foot of the page. */
export const BOTTOM = PAGE.height - 72;

const WATERMARK_OPACITY = 0.08;
const WATERMARK_ANGLE = -35;

export const COLORS = {
  ink: '#0f172a',
  text: '#334155',
  muted: '#64748b',
  hairline: '#e2e8f0',
  panel: '#f8fafc',
  white: '#ffffff',
  test: '#b91c1c',
} as const;

/** A document that gives money back looks different from one that takes it, at a glance. */
const ACCENTS: Record<ReceiptKind, { accent: string; tint: string }> = {
  RECEIPT: { accent: '#0f766e', tint: '#ccfbf1' },
  CREDIT_NOTE: { accent: '#9f1239', tint: '#ffe4e6' },
};

export const style = (size: number, weight: Weight = 400, color: string = COLORS.text): Style => ({ size, weight, color });

/** The document under way: what it says, in which words, and how far down its page it has come. */
export class Sheet {
  readonly canvas: Canvas;
  readonly words: Words;
  readonly writing: Writing;
  readonly accent: string;
  readonly tint: string;
  y = 0;

  constructor(readonly content: ReceiptContent) {
    this.words = WORDS[content.locale];
    this.writing = writing(content);
    ({ accent: this.accent, tint: this.tint } = ACCENTS[content.kind]);
    const issuedAt = new Date(content.issuedAt);
    const title = `${this.title} ${content.number}`;
    const made = { Producer: 'Permanentka', Creator: 'Permanentka', CreationDate: issuedAt, ModDate: issuedAt };
    this.canvas = new Canvas({ Title: title, Author: content.seller.name, ...made }, content.locale);
    this.watermark();
  }

  get title(): string {
    return this.words.title[this.content.kind];
  }

  /** Whether the document shows VAT in figures. */
  get showsVat(): boolean {
    const { seller, lines } = this.content;
    return seller.isVatPayer || lines.some(({ vatBps }) => vatBps > 0);
  }

  /** Begins a new page if this one has less room left. */
  ensure(height: number, onNewPage?: () => void): void {
    if (this.y + height <= BOTTOM) return;
    this.canvas.document.addPage();
    this.watermark();
    this.y = MARGIN;
    this.letterhead();
    onNewPage?.();
  }

  rule(y: number, color: string = COLORS.hairline, width = 0.75, left = MARGIN, right = RIGHT): void {
    this.canvas.document.moveTo(left, y).lineTo(right, y).lineWidth(width).strokeColor(color).stroke();
  }

  box(x: number, y: number, width: number, height: number, color: string, radius = 6): void {
    this.canvas.document.roundedRect(x, y, width, height, radius).fill(color);
  }

  /** A watermark below everything else, on documents of test payments. */
  private watermark(): void {
    if (!this.content.isTest) return;
    const { document } = this.canvas;
    const text = style(64, 700, COLORS.test);
    const [x, y] = [PAGE.width / 2, PAGE.height / 2];
    document
      .save()
      .fillOpacity(WATERMARK_OPACITY)
      .rotate(WATERMARK_ANGLE, { origin: [x, y] });
    this.canvas.write(this.words.test, x - this.canvas.widthOf(this.words.test, text) / 2, y, text);
    document.restore();
  }

  /** The head of every page but the first. */
  private letterhead(): void {
    const [name, number] = [style(9, 600, COLORS.ink), style(9, 400, COLORS.muted)];
    const said = `${this.title} ${this.content.number}`;
    const room = CONTENT_WIDTH - this.canvas.widthOf(said, number) - 24;
    this.canvas.write(this.canvas.wrap(this.content.seller.name, room, name)[0] ?? '', MARGIN, this.y, name);
    this.canvas.writeRight(said, RIGHT, this.y, number);
    this.y += lineHeight(name) + 8;
    this.rule(this.y);
    this.y += 16;
  }
}
