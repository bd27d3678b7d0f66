import { useTool } from "../tool.ts";
import styles from "./ShowLayerSwitch.module.css";

/** Shows or hides notes and ink on this screen, as on a stage. */
export function ShowLayerSwitch() {
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
      Notes and ink
    </label>
  );
}
