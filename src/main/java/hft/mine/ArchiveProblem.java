package hft.mine;

/** What keeps the archive from being mined and only the user can put right; never has a secret. */
public final class ArchiveProblem extends RuntimeException {
  private static final long serialVersionUID = 1;

  public ArchiveProblem(String message) {
    super(message);
  }
}
