package hft.wire.action;

/** One field of a user-signed action, as typed data and as JSON. */
public sealed interface TypedField {
  String name();

  /** The Solidity type that stands in the type string. */
  String solidity();

  /** Hashed exactly as written: case and trailing zeros count. */
  record Text(String name, String value) implements TypedField {
    @Override
    public String solidity() {
      return "string";
    }
  }

  record Whole(String name, long value) implements TypedField {
    @Override
    public String solidity() {
      return "uint64";
    }
  }

  record Flag(String name, boolean value) implements TypedField {
    @Override
    public String solidity() {
      return "bool";
    }
  }

  record Account(String name, Address value) implements TypedField {
    @Override
    public String solidity() {
      return "address";
    }
  }
}
