package hft.app.cli;

import picocli.CommandLine.IVersionProvider;

/** Of the jar and of the Java that runs it. */
final class Version implements IVersionProvider {
  @Override
  public String[] getVersion() {
    String version = Version.class.getPackage().getImplementationVersion();
    return new String[] {
      "hyperliquid-hft " + (version == null ? "(not from a jar)" : version),
      "Java " + Runtime.version()
    };
  }
}
