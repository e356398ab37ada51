import type { JSX } from "react"
import {
  ArrowDownToolbarItem,
  ArrowLeftToolbarItem,
  ArrowRightToolbarItem,
  ArrowToolbarItem,
  ArrowUpToolbarItem,
  AssetToolbarItem,
  CheckBoxToolbarItem,
  CloudToolbarItem,
  DefaultToolbar,
  DiamondToolbarItem,
  DrawToolbarItem,
  EllipseToolbarItem,
  EraserToolbarItem,
  FrameToolbarItem,
  HandToolbarItem,
  HeartToolbarItem,
  HexagonToolbarItem,
  HighlightToolbarItem,
  LaserToolbarItem,
  LineToolbarItem,
  NoteToolbarItem,
  OvalToolbarItem,
  RectangleToolbarItem,
  RhombusToolbarItem,
  SelectToolbarItem,
  StarToolbarItem,
  TextToolbarItem,
  TldrawUiMenuToolItem,
  TrapezoidToolbarItem,
  TriangleToolbarItem,
  useIsToolSelected,
  useTools,
  XBoxToolbarItem,
} from "tldraw"

/**
 * The tools, the most used in a workshop first: tldraw shows six of them on a phone and nine on a large screen, and the
 * others behind a button.
 */
export function Toolbar(): JSX.Element {
  return (
    <DefaultToolbar>
      <SelectToolbarItem />
      <HandToolbarItem />
      <NoteToolbarItem />
      <DrawToolbarItem />
      <ArrowToolbarItem />
      <TextToolbarItem />
      <AssetToolbarItem />
      <TldrawUiMenuToolItem toolId="card" />
      <MatrixToolbarItem />
      <EraserToolbarItem />
      <FrameToolbarItem />
      <HighlightToolbarItem />
      <LaserToolbarItem />
      <LineToolbarItem />
      <GeometricShapes />
    </DefaultToolbar>
  )
}

function GeometricShapes(): JSX.Element {
  return (
    <>
      <RectangleToolbarItem />
      <EllipseToolbarItem />
      <TriangleToolbarItem />
      <DiamondToolbarItem />
      <HexagonToolbarItem />
      <OvalToolbarItem />
      <RhombusToolbarItem />
      <TrapezoidToolbarItem />
      <StarToolbarItem />
      <CloudToolbarItem />
      <HeartToolbarItem />
      <XBoxToolbarItem />
      <CheckBoxToolbarItem />
      <ArrowLeftToolbarItem />
      <ArrowUpToolbarItem />
      <ArrowDownToolbarItem />
      <ArrowRightToolbarItem />
    </>
  )
}

function MatrixToolbarItem(): JSX.Element {
  const tools = useTools()
  return <TldrawUiMenuToolItem toolId="matrix" isSelected={useIsToolSelected(tools["matrix"])} />
}
