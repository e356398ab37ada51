export {
  onFacilitationChange,
  readFacilitation,
  setLocked,
  type Facilitation,
} from "./facilitation.ts"
