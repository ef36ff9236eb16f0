const longestSide = 1600;

/** Redraws a photo at 1600 px at most. The new JPEG carries no EXIF, so neither place nor phone travels with it. */
export function shrink(file: File): Promise<Blob> {
  return new Promise((resolve, reject) => {
    const address = URL.createObjectURL(file);
    const picture = new Image();
    const end = () => URL.revokeObjectURL(address);
    picture.addEventListener('error', () => {
      end();
      reject(new Error('unreadable'));
    });
    picture.addEventListener('load', () => {
      end();
      const scale = Math.min(1, longestSide / Math.max(picture.naturalWidth, picture.naturalHeight));
      const canvas = document.createElement('canvas');
      canvas.width = Math.round(picture.naturalWidth * scale);
      canvas.height = Math.round(picture.naturalHeight * scale);
      canvas.getContext('2d')?.drawImage(picture, 0, 0, canvas.width, canvas.height);
      canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error('unreadable'))), 'image/jpeg', 0.8);
    });
    picture.src = address;
  });
}
