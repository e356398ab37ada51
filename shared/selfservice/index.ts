export { changeOwn, type ChangeRefusal } from "./change-own.ts"
export { ownContent } from "./own-content.ts"
export { type OwnChange, ownChange } from "./own-change.ts"
export { takesForeignId, writeOwn } from "./write-own.ts"
