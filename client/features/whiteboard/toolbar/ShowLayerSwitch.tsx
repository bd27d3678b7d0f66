import { toolbar } from "#shared/messages/en/toolbar.ts";
import { useMessages } from "../../../language/use-messages.ts";
import { useTool } from "../tool.ts";
import styles from "./ShowLayerSwitch.module.css";

/** Shows or hides notes and ink on this screen, as on a stage. */
export function ShowLayerSwitch() {
  const words = useMessages({ toolbar });
  const { isShown, setShown } = useTool();
  return (
    <label className={styles.switch}>
      <input
        type="checkbox"
        role="switch"
        aria-checked={isShown}
        checked={isShown}
        onChange={({ target }) => setShown(target.checked)}
      />
      <i aria-hidden="true" />
      {words.toolbar.layer}
    </label>
  );
}
