import { Link, type LinkProps } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { Button as AriaButton, type ButtonProps } from 'react-aria-components/Button';
import style from './button.module.css';

type Kind = 'main' | 'plain' | 'quiet';

const classOf = (kind: Kind): string => `${style.button} ${style[kind]}`;

export interface OurButtonProps extends Omit<ButtonProps, 'className' | 'style' | 'children'> {
  /** One main button a view; it does what the view is for. */
  kind?: Kind;
  children: ReactNode;
}

/** While it is pending it can be focused but not pressed, and screen readers hear that it is busy. */
export const Button = ({ kind = 'main', ...props }: OurButtonProps) => <AriaButton {...props} className={classOf(kind)} />;

/** A link to another page that looks like a button. */
export const LinkButton = ({ kind = 'main', ...props }: Omit<LinkProps, 'children'> & { kind?: Kind; children: ReactNode }) => (
  <Link {...props} className={classOf(kind)} />
);
