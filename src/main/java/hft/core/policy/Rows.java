package hft.core.policy;

/**
 * The inner loops of small dense networks over rows of floats. Plain element-wise loops over whole
 * arrays are what the JIT turns into vector instructions; sums in a fixed order, so the result is
 * the same on every machine and for every vector length.
 */
final class Rows {
  private static final float CLAMP = 9f; // tanh is 1 - 3e-8 there

  private Rows() {}

  /** {@code y += Σ c·x} over eight rows. */
  static void add8(
      float[] y,
      float[] x0,
      float[] x1,
      float[] x2,
      float[] x3,
      float[] x4,
      float[] x5,
      float[] x6,
      float[] x7,
      float c0,
      float c1,
      float c2,
      float c3,
      float c4,
      float c5,
      float c6,
      float c7) {
    for (int i = 0; i < y.length; i++) {
      y[i] +=
          c0 * x0[i]
              + c1 * x1[i]
              + c2 * x2[i]
              + c3 * x3[i]
              + c4 * x4[i]
              + c5 * x5[i]
              + c6 * x6[i]
              + c7 * x7[i];
    }
  }

  /** {@code y += c·x}. */
  static void add(float[] y, float[] x, float c) {
    for (int i = 0; i < y.length; i++) {
      y[i] += c * x[i];
    }
  }

  /** {@code y += Σ c[i]·x[i]} over the first {@code count} rows of x. */
  static void addAll(float[] y, float[][] x, float[] c, int count) {
    int i = 0;
    for (; i + 8 <= count; i += 8) {
      add8(
          y, x[i], x[i + 1], x[i + 2], x[i + 3], x[i + 4], x[i + 5], x[i + 6], x[i + 7], c[i],
          c[i + 1], c[i + 2], c[i + 3], c[i + 4], c[i + 5], c[i + 6], c[i + 7]);
    }
    for (; i < count; i++) {
      add(y, x[i], c[i]);
    }
  }

  /** {@code y[j] += Σ c[i][j]·x[i]} over the first {@code count} rows: a sum of outer products. */
  static void addOuter(float[][] y, float[][] c, float[][] x, int count) {
    int i = 0;
    for (; i + 8 <= count; i += 8) {
      for (int j = 0; j < y.length; j++) {
        add8(
            y[j],
            x[i],
            x[i + 1],
            x[i + 2],
            x[i + 3],
            x[i + 4],
            x[i + 5],
            x[i + 6],
            x[i + 7],
            c[i][j],
            c[i + 1][j],
            c[i + 2][j],
            c[i + 3][j],
            c[i + 4][j],
            c[i + 5][j],
            c[i + 6][j],
            c[i + 7][j]);
      }
    }
    for (; i < count; i++) {
      for (int j = 0; j < y.length; j++) {
        add(y[j], x[i], c[i][j]);
      }
    }
  }

  static float dot(float[] x, float[] y) {
    float s0 = 0;
    float s1 = 0;
    float s2 = 0;
    float s3 = 0;
    int i = 0;
    for (; i + 4 <= x.length; i += 4) {
      s0 += x[i] * y[i];
      s1 += x[i + 1] * y[i + 1];
      s2 += x[i + 2] * y[i + 2];
      s3 += x[i + 3] * y[i + 3];
    }
    for (; i < x.length; i++) {
      s0 += x[i] * y[i];
    }
    return (s0 + s1) + (s2 + s3);
  }

  /**
   * {@code x = tanh(x)}: the seventh-order Padé approximant at x / 4, doubled twice by {@code tanh
   * 2u = 2 tanh u / (1 + tanh² u)}, within 3e-7.
   */
  static void tanh(float[] x) {
    for (int i = 0; i < x.length; i++) {
      float u = Math.max(-CLAMP, Math.min(CLAMP, x[i])) * 0.25f;
      float s = u * u;
      float p = u * (1f + s * (0.12820513f + s * (0.0027972028f + s * 7.4e-6f)));
      float q = 1f + s * (0.46153846f + s * (0.023310023f + s * 2.072002e-4f));
      float p2 = 2f * p * q;
      float q2 = q * q + p * p;
      x[i] = 2f * p2 * q2 / (q2 * q2 + p2 * p2);
    }
  }

  /** {@code d *= 1 - h²}: back through a tanh whose value was h. */
  static void throughTanh(float[] d, float[] h) {
    for (int i = 0; i < d.length; i++) {
      d[i] *= 1f - h[i] * h[i];
    }
  }
}
