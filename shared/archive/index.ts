export { ARCHIVE_MEDIA_TYPE, type BoardArchive, isZip } from "./archive.ts"
export { readArchive, type ArchiveFault, type ArchiveLimits } from "./read-archive.ts"
export { picturesOf, withoutUnshownPictures } from "./pictures.ts"
export { writeArchive } from "./write-archive.ts"
