package hft.architecture.violations.sim;

/** Breaks: only app writes to the console. */
public final class SimPrinting {
  private SimPrinting() {}

  public static void print() {
    System.out.println("here");
  }
}
