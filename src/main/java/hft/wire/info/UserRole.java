package hft.wire.info;

import com.fasterxml.jackson.databind.JsonNode;
import hft.wire.json.JsonValue;
import hft.wire.json.JsonWriter;
import org.jspecify.annotations.Nullable;

/**
 * What an address is.
 *
 * @param role user, missing, vault, agent, subAccount
 * @param owner the account an agent acts for, the master of a sub-account; null otherwise
 */
public record UserRole(String role, @Nullable String owner) implements JsonValue {
  static UserRole read(JsonNode node) {
    Fields fields = Fields.of(node, "userRole");
    String role = fields.text("role");
    String key = ownerKey(role);
    return new UserRole(role, key == null ? null : fields.object("data").text(key));
  }

  private static @Nullable String ownerKey(String role) {
    return switch (role) {
      case "agent" -> "user";
      case "subAccount" -> "master";
      default -> null;
    };
  }

  @Override
  public void write(JsonWriter writer) {
    writer.beginObject().name("role").string(role);
    String key = ownerKey(role);
    if (key != null && owner != null) {
      writer.name("data").beginObject().name(key).string(owner).endObject();
    }
    writer.endObject();
  }
}
