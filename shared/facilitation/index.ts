export {
  facilitationRoot,
  onFacilitationChange,
  readFacilitation,
  setLocked,
  setParticipantsMayRemove,
  setWall,
  type Facilitation,
} from "./facilitation.ts"
export {
  parseWallScene,
  WALL_DIAGRAMS,
  type Wall,
  type WallDiagram,
  type WallScene,
} from "./wall.ts"
