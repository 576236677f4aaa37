package hft.mine;

import java.io.IOException;

/** An object whose content cannot be trusted: cut short, not LZ4, or lines that make no sense. */
public final class DamagedObject extends IOException {
  private static final long serialVersionUID = 1;

  public DamagedObject(String message) {
    super(message);
  }
}
