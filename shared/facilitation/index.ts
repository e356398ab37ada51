export {
  facilitationRoot,
  onFacilitationChange,
  readFacilitation,
  setLocked,
  setParticipantsMayRemove,
  type Facilitation,
} from "./facilitation.ts"
