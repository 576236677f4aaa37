package hft.app.cli;

import hft.app.config.Settings;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How an operator's command finds the engine and shows who it is. */
final class OperatorOptions {
  @Option(
      names = "--url",
      paramLabel = "URL",
      description = "The engine's operator door. Default: hft.operator.address and port.")
  @Nullable String url;

  @Option(
      names = "--token-file",
      paramLabel = "FILE",
      description = "File with the operator's token. Default: hft.operator.token-file.")
  @Nullable Path tokenFile;

  @Option(names = "--cert", paramLabel = "FILE", description = "Client certificate, PEM.")
  @Nullable Path certificate;

  @Option(names = "--cert-key", paramLabel = "FILE", description = "Its key, PKCS#8 PEM.")
  @Nullable Path key;

  @Option(
      names = "--ca",
      paramLabel = "FILE",
      description = "Who vouches for the engine's certificate, PEM. Default: whom Java trusts.")
  @Nullable Path authority;

  OperatorRequest request(Program program, CommonOptions common, OperatorRequest.Call call) {
    if ((certificate == null) != (key == null)) {
      throw new UserMistake("--cert and --cert-key go together");
    }
    Settings settings = common.settings(program, List.of());
    return new OperatorRequest(
        settings,
        program.home(),
        Optional.ofNullable(url),
        Optional.ofNullable(tokenFile),
        new OperatorRequest.Shown(
            Optional.ofNullable(certificate),
            Optional.ofNullable(key),
            Optional.ofNullable(authority)),
        call);
  }
}
