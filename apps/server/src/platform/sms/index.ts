export { createOutboxSms } from './outbox.ts';
export { type Sms, SmsError, type TextMessage } from './port.ts';
export { createTwilioSms, type TwilioSmsOptions } from './twilio.ts';
