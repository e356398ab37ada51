import { type WallScene } from "@tafelrunde/shared/facilitation"
import { type JSX, lazy, Suspense } from "react"

import { useMessages } from "../../messages/language.ts"
import { wallMessages } from "../../messages/wall.ts"
import { AgreementsScene } from "./agreements-scene.tsx"
import { CodeScene, type Invitation } from "./code-scene.tsx"
import { DiagramScene } from "./diagram-scene.tsx"
import { FindingsScene } from "./findings-scene.tsx"
import { MatrixScene } from "./matrix-scene.tsx"
import { type SceneProps } from "./scene-props.ts"

// Apart: it alone needs tldraw.
const AreaScene = lazy(async () => ({
  default: (await import("../../canvas/wall/area-scene.tsx")).AreaScene,
}))

interface SceneViewProps extends SceneProps {
  readonly scene: WallScene
  readonly zoom: number
  readonly readInvitation: () => Promise<Invitation>
}

export function SceneView({ scene, zoom, readInvitation, ...props }: SceneViewProps): JSX.Element {
  const messages = useMessages(wallMessages)
  switch (scene.kind) {
    case "matrix":
      return <MatrixScene {...props} phaseId={scene.phaseId} />
    case "diagram":
      return <DiagramScene {...props} diagram={scene.diagram} />
    case "agreements":
      return <AgreementsScene {...props} />
    case "findings":
      return <FindingsScene {...props} />
    case "code":
      return <CodeScene read={readInvitation} />
    case "area":
      return (
        <Suspense fallback={<p className="wall-empty">{messages.areaLoading}</p>}>
          <AreaScene {...props} areaId={scene.areaId} zoom={zoom} />
        </Suspense>
      )
  }
}
