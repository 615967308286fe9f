package io.winnow.core;

/** How two perceptual fingerprints of one algorithm are compared. */
public enum Metric {
  /** Number of bits that differ. */
  HAMMING {
    @Override
    public int distance(byte[] a, byte[] b) {
      int distance = 0;
      for (int i = 0; i < a.length; i++) {
        distance += Integer.bitCount((a[i] ^ b[i]) & 0xff);
      }
      return distance;
    }

    @Override
    public int largest(int byteLength) {
      return 8 * byteLength;
    }
  },
  /** Sum of the squares of the differences of unsigned bytes. */
  SQUARED_L2 {
    @Override
    public int distance(byte[] a, byte[] b) {
      int distance = 0;
      for (int i = 0; i < a.length; i++) {
        int difference = (a[i] & 0xff) - (b[i] & 0xff);
        distance += difference * difference;
      }
      return distance;
    }

    @Override
    public int largest(int byteLength) {
      return Math.multiplyExact(255 * 255, byteLength);
    }
  };

  /** The distance of two fingerprints of equal length. */
  public abstract int distance(byte[] a, byte[] b);

  /** Greatest distance that two fingerprints of that many bytes can have. */
  public abstract int largest(int byteLength);
}
