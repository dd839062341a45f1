import type { ReactNode } from 'react';
import { Dialog } from 'react-aria-components/Dialog';
import { Heading } from 'react-aria-components/Heading';
import { Modal, ModalOverlay } from 'react-aria-components/Modal';
import { Button } from './button';
import style from './sheet.module.css';

interface SheetProps {
  title: string;
  /** The name of the button that closes it. */
  closeLabel: string;
  onClose: () => void;
  children: ReactNode;
}

/** A view over the page: at the bottom of a telephone, at the side of a large screen. Escape and a press beside it close it. */
export function Sheet({ title, closeLabel, onClose, children }: SheetProps) {
  return (
    <ModalOverlay className={style.overlay ?? ''} isOpen isDismissable onOpenChange={(isOpen) => !isOpen && onClose()}>
      <Modal className={style.sheet ?? ''}>
        <Dialog className={style.dialog ?? ''}>
          <div className={style.head}>
            <Heading slot="title" className={style.title ?? ''}>
              {title}
            </Heading>
            <Button kind="quiet" aria-label={closeLabel} onPress={onClose}>
              <span aria-hidden="true">✕</span>
            </Button>
          </div>
          {children}
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}
