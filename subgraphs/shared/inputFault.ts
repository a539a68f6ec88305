import type { Message } from './messages.ts';

/** An argument that the schema's types accept and the field's description does not. Worded in the viewer's language where the answer is formatted. */
export class InputFault extends Error {
  override readonly name = 'InputFault';
  readonly wording: Message;
  readonly field: string;
  constructor({ message, field }: { message: Message; field: string }) {
    super(message.en);
    this.wording = message;
    this.field = field;
  }
}
