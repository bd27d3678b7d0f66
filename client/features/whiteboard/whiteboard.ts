/* One piece that comes lazily: the layer and its tools. */
export { WhiteboardLayer } from "./WhiteboardLayer.tsx";
export { WhiteboardToolbar } from "./toolbar/WhiteboardToolbar.tsx";
export { ShowLayerSwitch } from "./toolbar/ShowLayerSwitch.tsx";
