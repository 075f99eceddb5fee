import { deliveryVariants } from './variants/delivery.ts';
import { refusalVariants } from './variants/refusals.ts';
import { choosing, type Variant } from './variants/variant.ts';
import { writingVariants } from './variants/writing.ts';

export type { Variant } from './variants/variant.ts';

/** Every honest variant that has a name; `usual` is the mock without any choice. */
export const variants: readonly Variant[] = [
  choosing('usual', 'chooses what is most usual', {}),
  ...refusalVariants,
  ...writingVariants,
  ...deliveryVariants,
];
