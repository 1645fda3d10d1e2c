export { attachPhotos, detachVotePhotos } from './attach-photos.ts';
export { photosOfIncidents, photosOfVotes } from './present-photo.ts';
export { sweepPhotos } from './sweep-photos.ts';
