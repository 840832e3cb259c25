// The ids of the 64 pictures, in the order that both sides count in: the same list as pictures.txt (the build compares them).

export const pictureIds = [
  'sun', 'moon', 'star', 'cloud', 'umbrella', 'mountain', 'wave', 'fire',
  'leaf', 'tree', 'flower', 'cactus', 'mushroom', 'apple', 'banana', 'cherries',
  'grapes', 'carrot', 'bread', 'egg', 'cake', 'ice-cream', 'cup', 'bottle',
  'fish', 'bird', 'cat', 'rabbit', 'butterfly', 'snail', 'turtle', 'house',
  'door', 'key', 'bell', 'book', 'pencil', 'scissors', 'hammer', 'ladder',
  'chair', 'table', 'bed', 'lamp', 'candle', 'clock', 'hat', 'shoe',
  'shirt', 'glasses', 'ring', 'crown', 'ball', 'balloon', 'kite', 'drum',
  'guitar', 'boat', 'bus', 'plane', 'bicycle', 'heart', 'hand', 'eye',
];
