package hft.wire.action;

/** User-signed actions as JSON; the order of fields does not matter here. */
final class UserSignedShape {
  private UserSignedShape() {}

  static void write(UserSignedAction action, JsonSink sink) {
    sink.map(0);
    text("type", action.type(), sink);
    text("hyperliquidChain", action.scope().network().chain(), sink);
    text("signatureChainId", action.scope().chainId(), sink);
    for (TypedField field : action.fields()) {
      write(field, sink);
    }
    sink.endMap();
  }

  private static void write(TypedField field, JsonSink sink) {
    switch (field) {
      // An agent without a name is signed with an empty one and sent without.
      case TypedField.Text(var name, var value)
          when name.equals("agentName") && value.isEmpty() -> {}
      case TypedField.Text(var name, var value) -> text(name, value, sink);
      case TypedField.Whole(var name, long value) -> {
        sink.key(name);
        sink.integer(value);
      }
      case TypedField.Flag(var name, boolean value) -> {
        sink.key(name);
        sink.bool(value);
      }
      case TypedField.Account(var name, var value) -> {
        sink.key(name);
        sink.address(value);
      }
    }
  }

  private static void text(String name, String value, JsonSink sink) {
    sink.key(name);
    sink.text(value);
  }
}
