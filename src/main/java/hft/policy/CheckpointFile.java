package hft.policy;

import hft.core.policy.Draws;
import hft.core.policy.Moments;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32;

/**
 * A {@link TrainingState} as a file: a line that names the format, the state, a CRC-32 of all
 * before it. Replaced in one move, so that there is always a whole one.
 */
final class CheckpointFile {
  private static final byte[] FORMAT = "hft policy training 1\n".getBytes(StandardCharsets.UTF_8);

  private CheckpointFile() {}

  static void write(Path file, TrainingState state) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.write(FORMAT);
    DataOutputStream out = new DataOutputStream(bytes);
    out.writeUTF(state.fingerprint());
    out.writeLong(state.lessons());
    floats(out, state.parameters());
    floats(out, state.averaged());
    floats(out, state.adamMean());
    floats(out, state.adamSquare());
    out.writeLong(state.adamSteps());
    moments(out, state.observations());
    moments(out, state.returns());
    out.writeInt(state.groupDraws().size());
    for (Draws.State draws : state.groupDraws()) {
      draws(out, draws);
    }
    draws(out, state.shuffle());
    out.writeInt(state.curve().size());
    for (CurvePoint point : state.curve()) {
      out.writeLong(point.steps());
      for (double value : point.values()) {
        out.writeDouble(value);
      }
    }
    CRC32 sum = new CRC32();
    sum.update(bytes.toByteArray());
    out.writeLong(sum.getValue());
    Path pending = file.resolveSibling(file.getFileName() + ".partial");
    Files.write(pending, bytes.toByteArray());
    Files.move(pending, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  /**
   * @throws PolicyProblem when it is damaged, or of another training than {@code fingerprint}
   */
  static TrainingState read(Path file, String fingerprint) throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    requireWhole(file, bytes);
    DataInputStream in =
        new DataInputStream(
            new ByteArrayInputStream(
                bytes, FORMAT.length, bytes.length - FORMAT.length - Long.BYTES));
    String of = in.readUTF();
    if (!of.equals(fingerprint)) {
      throw new PolicyProblem(
          file + " belongs to another training: " + of + "; expected " + fingerprint);
    }
    return new TrainingState(
        of,
        in.readLong(),
        floats(in),
        floats(in),
        floats(in),
        floats(in),
        in.readLong(),
        moments(in),
        moments(in),
        groupDraws(in),
        draws(in),
        curve(in));
  }

  private static void requireWhole(Path file, byte[] bytes) {
    boolean whole = bytes.length > FORMAT.length + Long.BYTES;
    for (int i = 0; whole && i < FORMAT.length; i++) {
      whole = bytes[i] == FORMAT[i];
    }
    if (whole) {
      CRC32 sum = new CRC32();
      sum.update(bytes, 0, bytes.length - Long.BYTES);
      whole = java.nio.ByteBuffer.wrap(bytes).getLong(bytes.length - Long.BYTES) == sum.getValue();
    }
    if (!whole) {
      throw new PolicyProblem(
          file + " is damaged or no checkpoint of this version; remove it to start over");
    }
  }

  private static void floats(DataOutputStream out, float[] values) throws IOException {
    out.writeInt(values.length);
    for (float value : values) {
      out.writeFloat(value);
    }
  }

  private static float[] floats(DataInputStream in) throws IOException {
    float[] values = new float[in.readInt()];
    for (int i = 0; i < values.length; i++) {
      values[i] = in.readFloat();
    }
    return values;
  }

  private static void moments(DataOutputStream out, Moments.State state) throws IOException {
    out.writeDouble(state.count());
    out.writeInt(state.means().length);
    for (int i = 0; i < state.means().length; i++) {
      out.writeDouble(state.means()[i]);
      out.writeDouble(state.squares()[i]);
    }
  }

  private static Moments.State moments(DataInputStream in) throws IOException {
    double count = in.readDouble();
    double[] means = new double[in.readInt()];
    double[] squares = new double[means.length];
    for (int i = 0; i < means.length; i++) {
      means[i] = in.readDouble();
      squares[i] = in.readDouble();
    }
    return new Moments.State(count, means, squares);
  }

  private static void draws(DataOutputStream out, Draws.State state) throws IOException {
    out.writeLong(state.bits());
    out.writeDouble(state.spare());
    out.writeBoolean(state.hasSpare());
  }

  private static Draws.State draws(DataInputStream in) throws IOException {
    return new Draws.State(in.readLong(), in.readDouble(), in.readBoolean());
  }

  private static List<Draws.State> groupDraws(DataInputStream in) throws IOException {
    int count = in.readInt();
    List<Draws.State> all = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      all.add(draws(in));
    }
    return all;
  }

  private static List<CurvePoint> curve(DataInputStream in) throws IOException {
    int count = in.readInt();
    List<CurvePoint> curve = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      long steps = in.readLong();
      double[] values = new double[CurvePoint.VALUES];
      for (int v = 0; v < values.length; v++) {
        values[v] = in.readDouble();
      }
      curve.add(CurvePoint.of(steps, values));
    }
    return curve;
  }
}
