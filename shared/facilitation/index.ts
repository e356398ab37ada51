export {
  facilitationRoot,
  gather,
  onFacilitationChange,
  readFacilitation,
  setLocked,
  setNoteSeatsHidden,
  setParticipantsMayRemove,
  setWall,
  type Facilitation,
} from "./facilitation.ts"
export { type Gathering, gatheringPlace, type GatheringPlace } from "./gathering.ts"
export {
  parseWallScene,
  WALL_DIAGRAMS,
  type Wall,
  type WallDiagram,
  type WallScene,
} from "./wall.ts"
