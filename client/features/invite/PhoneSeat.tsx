import { useState } from "react";
import { phoneSeat } from "#shared/messages/en/phone-seat.ts";
import { useMessages } from "../../language/use-messages.ts";
import { QrCode } from "../../ui/QrCode.tsx";
import { Segments } from "../../ui/Segments.tsx";
import styles from "./PhoneSeat.module.css";

type Which = "edit" | "watch";

/**
 * A board's links as codes, so that a phone becomes a seat beside a screen that both look at. What everybody in the
 * room could scan is shown only on demand, and not any longer than the dialog.
 */
export function PhoneSeat({ links }: { readonly links: Readonly<Record<Which, string>> }) {
  const words = useMessages({ phoneSeat }).phoneSeat;
  const [which, setWhich] = useState<Which>("edit");
  const [isShown, setShown] = useState(false);
  const { hostname } = new URL(links[which]);
  return (
    <section className={styles.phone}>
      <h3>{words.title}</h3>
      <p className={styles.how}>{words.how}</p>
      <div className={styles.choice}>
        <Segments
          name={words.which}
          choices={[
            { value: "edit", label: words.edit },
            { value: "watch", label: words.watch },
          ]}
          value={which}
          onChoose={(chosen) => {
            setWhich(chosen);
            // Each code is asked for by itself: one of them gives away more than the other.
            setShown(false);
          }}
        />
        <button type="button" className="button" aria-expanded={isShown} onClick={() => setShown(!isShown)}>
          {isShown ? words.hide : words.show}
        </button>
      </div>
      {isShown ? (
        <div className={styles.code}>
          <QrCode text={links[which]} label={which === "edit" ? words.codeToEdit : words.codeToWatch} />
          <div className={styles.about}>
            <p>
              <strong>{which === "edit" ? words.secret : words.open}</strong>
            </p>
            <p>{words.otherwise}</p>
            {which === "edit" ? <p>{words.afterwards}</p> : null}
          </div>
        </div>
      ) : null}
      {isOnlyHere(hostname) ? <p className={styles.warning}>{words.unreachable(hostname)}</p> : null}
    </section>
  );
}

/** Is this what every device calls itself? */
function isOnlyHere(host: string): boolean {
  return /^(?:.+[.])?localhost$|^127[.]|^0[.]0[.]0[.]0$|^\[::1?\]$/.test(host);
}
