// Why no window can be opened here, if so.

export interface WindowConditions {
  readonly platform: NodeJS.Platform;
  readonly environment: NodeJS.ProcessEnv;
  /** The user's id; undefined on Windows. */
  readonly uid: number | undefined;
  readonly noSandbox: boolean;
}

/** One sentence, or null when nothing stands in the way. */
export function windowObstacle({ platform, environment, uid, noSandbox }: WindowConditions): string | null {
  if (platform === 'linux' && !environment.DISPLAY && !environment.WAYLAND_DISPLAY) {
    return 'No window can be opened: there is no display.';
  }
  if (uid === 0 && !noSandbox) {
    return 'No window is opened: as root it would need --no-sandbox, which you have to ask for.';
  }
  return null;
}
