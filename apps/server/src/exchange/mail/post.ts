/** Hands a mail to the SMTP server of the region. The only file that knows the library. */
/** How to reach the SMTP server and in whose name to write. */
export type PostSettings = {
  /** `smtp://` or `smtps://`, with name and password where the server asks for them. */
  readonly url: string;
  /** What stands as the sender. */
  readonly from: string;
};

/** One mail, plain text. */
export type Mail = {
  readonly subject: string;
  readonly text: string;
  /** Where one click takes the reader off the list (RFC 8058); null for mail that is no list. */
  readonly offUrl: string | null;
};

/** A mail on its way. `id` is the same at every try, so that a mail that came twice is seen to be one. */
export type Parcel = { readonly id: string; readonly to: string; readonly mail: Mail };

/** What became of it: taken by the server, to be tried again, or refused for good. */
export type Delivery = 'sent' | 'later' | { readonly refused: string };

/** Sends mail. */
export type Post = {
  readonly send: (parcel: Parcel) => Promise<Delivery>;
  readonly close: () => void;
};

/** A server that does not answer is tried again rather than waited for. */
const patienceMs = 20_000;

/** Opens the way to the server; nothing is sent and nobody is asked until there is mail. */
export function openPost({ url, from }: PostSettings): Post {
  // most houses send no mail: the library is read where one does
  const opening = import('nodemailer').then(({ createTransport }) =>
    createTransport({
      url,
      connectionTimeout: patienceMs,
      greetingTimeout: patienceMs,
      socketTimeout: patienceMs,
      disableFileAccess: true,
      disableUrlAccess: true,
    }),
  );
  return {
    send: async ({ id, to, mail }) => {
      try {
        const transport = await opening;
        await transport.sendMail({
          from,
          to,
          subject: mail.subject,
          text: mail.text,
          messageId: `<${id}>`,
          headers: { 'Auto-Submitted': 'auto-generated', ...offHeaders(mail.offUrl) },
        });
        return 'sent';
      } catch (error) {
        return deliveryAfter(error);
      }
    },
    close: () => void opening.then((transport) => transport.close()),
  };
}

const offHeaders = (offUrl: string | null): Record<string, string> =>
  offUrl === null ? {} : { 'List-Unsubscribe': `<${offUrl}>`, 'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click' };

/** A reply of 5xx to this mail is final (RFC 5321, 4.2.1), except to a login: that is for us to mend, and the mail waits. */
function deliveryAfter(error: unknown): Delivery {
  if (!(error instanceof Error)) return 'later';
  const code = 'responseCode' in error && typeof error.responseCode === 'number' ? error.responseCode : 0;
  const isLogin = 'code' in error && error.code === 'EAUTH';
  return code >= 500 && !isLogin ? { refused: String(code) } : 'later';
}
