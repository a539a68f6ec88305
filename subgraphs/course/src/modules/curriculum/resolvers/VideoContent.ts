import type { VideoContentResolvers } from '../../types.generated.ts';

export const VideoContent: VideoContentResolvers = {
  playbackUrl: ({ url }) => url,
};
